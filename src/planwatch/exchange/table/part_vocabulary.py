"""The words over the columns of tables of parts, each with how much it speaks for a field."""

OF_RISK = {
    "ref": """
        1 ref; 1 reference; 1 ref no; 1 no; 1 number; 1 #; 1 id; 1 key; 1 code; 1 issue key; 0.95 s no; 0.95 item no;
        1 risk no; 1 risk ref; 1 risk number; 1 risk id; 1 crr ref; 0.9 rank; 0.9 reference number; 0.9 ref number
    """,
    "title": """
        1 risk; 1 risk title; 1 risk description; 1 description of risk; 1 risk name; 1 risk identified; 1 the risk;
        1 risk statement; 1 risk event description; 0.9 risk issue; 0.9 risk and description; 0.95 summary; 0.9 title;
        0.85 description; 0.8 name; 0.8 what could go wrong; 0.8 what might happen; 0.8 what is the risk; 0.7 issue;
        0.6 details; 0.7 hazard; 0.7 threat; 0.7 risk opportunity; 0.6 opportunity; 0.6 item; 0.6 what
    """,
    "cause": """
        1 cause; 1 causes; 1 risk cause; 1 root cause; 1 trigger; 1 triggers; 0.9 because; 0.9 due to;
        0.9 vulnerability; 0.9 cause trigger; 0.9 source of risk; 0.9 risk source; 0.8 threat;
        0.8 there is a risk that; 0.8 background
    """,
    "event": """
        1 event; 1 risk event; 0.9 the event; 0.8 scenario; 0.8 what may happen; 0.7 uncertainty; 0.8 event risk
    """,
    "effect": """
        1 effect; 1 effects; 1 risk effect; 1 consequence; 1 consequences; 1 potential consequences;
        1 impact description; 1 description of impact; 1 potential impact; 0.9 resulting in; 0.9 result;
        0.9 leading to; 0.9 outcome; 0.9 potential effect; 0.9 implications; 0.8 impact; 0.8 impacts;
        0.9 impact effect; 0.8 what would follow
    """,
    "theme": """
        1 category; 1 categories; 1 risk category; 1 theme; 1 area; 0.9 type of risk; 0.9 risk type; 0.9 risk area;
        0.9 service; 0.9 directorate; 0.9 department; 0.9 workstream; 0.9 project; 0.8 objective;
        0.8 strategic objective; 0.8 corporate objective; 0.8 corporate priority; 0.7 group; 0.7 programme; 0.7 domain
    """,
    "kind": "1 type; 1 raid; 1 raid type; 1 issue type; 1 item type; 1 record type; 1 log type; 0.9 risk issue type",
    "owner": """
        1 owner; 1 risk owner; 1 lead; 1 lead officer; 1 responsible officer; 1 responsible; 1 responsible person;
        1 person responsible; 1 accountable officer; 1 accountable; 1 by whom; 1 officer; 0.95 action owner;
        0.9 assigned to; 0.9 assignee; 0.9 manager; 0.9 who; 0.9 risk manager; 0.9 lead director; 0.85 director;
        0.8 post
    """,
    "mitigation": """
        1 mitigation; 1 mitigations; 1 risk mitigation; 1 mitigating actions; 1 mitigating action;
        1 mitigation actions; 1 mitigation plan; 1 mitigation in place; 1 mitigating controls; 1 planned mitigation;
        1 controls; 1 control; 1 controls in place; 1 existing controls; 1 current controls; 1 key controls;
        1 control measures; 1 risk response; 0.95 response; 0.9 actions; 0.9 action; 0.9 further actions;
        0.9 further action; 0.9 planned actions; 0.9 actions required; 0.9 contingency; 0.9 contingency plan;
        0.9 treatment; 0.9 risk treatment; 0.9 treatment plan; 0.9 measures in place; 0.9 action plan;
        0.9 actions to mitigate; 0.8 further controls; 0.9 response plan
    """,
    "next_look": """
        1 next review; 1 next review date; 1 review date; 1 date of next review; 1 review due; 1 review by;
        0.9 review; 0.8 target date; 0.8 due date; 0.7 action due; 0.7 due; 0.7 by when; 0.7 deadline;
        0.7 target completion date
    """,
    "proximity": """
        1 proximity; 1 risk proximity; 0.8 timescale; 0.8 when; 0.7 timeframe; 0.7 time frame; 0.7 imminence
    """,
    "escalated_to": """
        1 escalated to; 1 escalation; 0.9 escalate to; 0.9 reported to; 0.8 level of escalation; 0.8 escalated
    """,
    "status": """
        1 status; 1 risk status; 1 open closed; 1 open or closed; 1 state; 0.9 current status; 0.8 open; 0.7 closed;
        0.7 live closed; 0.9 status open closed
    """,
    "closed_on": """
        1 date closed; 1 closed on; 1 closed date; 1 closure date; 0.9 date of closure; 0.9 resolved; 0.8 closed
    """,
    "reason": "1 reason for closure; 1 reason closed; 1 closure reason; 0.9 why closed; 0.8 resolution",
    "raised_on": """
        1 date raised; 1 raised; 1 raised on; 1 date identified; 1 identified; 1 date added; 1 date opened;
        1 date entered; 0.9 created; 0.9 date logged; 0.9 date created; 0.8 opened; 0.7 date; 0.9 date of entry
    """,
    "-": """
        1 raised by; 1 identified by; 1 reporter; 1 trend; 1 direction of travel; 1 last reviewed; 1 last review date;
        1 last updated; 1 date updated; 1 updated; 1 comments; 1 notes; 1 strategy; 1 risk appetite; 1 tolerance;
        1 previous score; 1 link; 1 review frequency; 1 frequency of review; 1 assurance; 1 progress; 1 update; 1 cost
    """,
}  # fmt: skip
OF_RECOMMENDATION = {
    "number": """
        1 no; 1 number; 1 ref; 1 reference; 1 #; 1 id; 1 rec; 1 rec no; 1 rec number; 1 rec ref; 1 recommendation no;
        1 recommendation number; 1 recommendation ref; 1 recommendation reference; 1 finding no; 1 finding ref;
        0.9 item; 0.95 ref no; 0.9 item no; 0.9 s no; 0.9 code; 0.9 reference number; 0.9 paragraph
    """,
    "text": """
        1 recommendation; 1 recommendations; 1 recommendation text; 1 must do; 1 must dos; 1 text of recommendation;
        1 audit recommendation; 1 recommended action; 0.95 area for improvement; 0.95 areas for improvement;
        0.95 should do; 0.95 should dos; 0.9 agreed recommendation; 0.9 recommendation made;
        0.9 recommendation description; 0.7 finding; 0.7 findings; 0.95 must do action; 0.95 detail of recommendation;
        0.95 recommendation detail
    """,
    "class": """
        1 class; 1 priority; 1 category; 1 grade; 1 priority rating; 1 recommendation priority; 1 classification;
        1 rating; 1 priority level; 0.9 type; 0.9 risk rating; 0.9 severity; 0.9 level; 0.9 importance; 0.8 rag rating
    """,
    "decision": """
        1 accepted; 1 agreed; 1 decision; 1 accepted y n; 1 agreed y n; 1 accept reject; 1 accepted or not;
        1 accepted rejected; 1 agreed y n; 0.9 accepted yes no; 0.9 accept; 0.9 acceptance; 0.9 accepted not accepted;
        0.9 position
    """,
    "response": """
        1 response; 1 management response; 1 management comments; 1 management comment; 1 agreed response;
        1 our response; 1 council response; 1 service response; 1 client response; 1 response to recommendation;
        1 executive response; 0.9 cabinet response; 0.9 comments; 0.85 comment; 0.9 officer response
    """,
    "responded_by": """
        1 response by; 1 responded by; 1 respondent; 0.8 owner; 0.8 lead; 0.8 lead officer; 0.8 responsible officer;
        0.8 responsible; 0.8 person responsible; 0.7 officer; 0.8 accepted by; 0.8 responder
    """,
    "responded_on": """
        1 response date; 1 date of response; 1 responded on; 1 date accepted; 1 date agreed; 0.8 response on; 0.7 date
    """,
    "source": """
        1 source; 1 report; 1 review; 1 audit; 1 inspection; 1 source document; 1 report title; 1 audit title;
        1 audit name; 1 audit report; 1 source report; 1 inspection report; 0.9 document; 0.9 body; 0.9 origin;
        0.8 made by
    """,
    "due": """
        1 due; 1 due date; 1 date due; 1 by when; 1 deadline; 1 target date; 1 implementation date;
        1 target implementation date; 1 date for implementation; 1 agreed implementation date;
        1 implementation deadline; 1 recommendation due;
        1 recommendation due date; 1 statutory deadline; 1 response deadline; 1 timescale;
        1 timescales; 1 revised due date; 1 revised target date; 0.95 due by; 0.95 implement by; 0.95 target;
        0.9 to be implemented by; 0.9 target completion date; 0.9 completion date; 0.9 agreed date; 0.9 timeframe
    """,
    "status": """
        1 status; 1 recommendation status; 1 current status; 1 open closed; 1 implementation status; 0.9 position;
        0.9 implemented; 0.9 state
    """,
    "closed_by": "1 closed by; 1 signed off by; 0.9 sign off by; 0.9 verified by",
    "closed_on": """
        1 date closed; 1 closed on; 1 closure date; 1 date implemented; 0.9 implemented on; 0.9 date completed
    """,
    "evidence": "1 evidence; 1 evidence of implementation; 0.9 assurance; 0.9 evidence seen; 0.9 proof",
    "repeats": "1 repeats; 1 repeat of; 1 previous recommendation; 0.9 repeated from",
    "-": """
        1 core service; 1 theme; 1 trend; 1 last updated; 1 updated; 1 cost; 1 notes; 1 finding; 1 findings; 1 risk
    """,
}  # fmt: skip
OF_MEASURE = {
    "ref": """
        1 ref; 1 reference; 1 ref no; 1 no; 1 number; 1 #; 1 id; 1 code; 1 kpi ref; 1 pi ref; 1 measure ref; 1 kpi no;
        1 indicator ref; 1 measure no; 1 pi; 0.9 kpi code; 0.9 pi code; 0.9 indicator no; 0.9 reference number
    """,
    "title": """
        1 measure; 1 measures; 1 indicator; 1 indicators; 1 kpi; 1 kpis; 1 performance indicator; 1 performance measure;
        1 key performance indicator; 1 success measure; 1 success measures; 1 metric; 1 measure of success; 0.95 title;
        0.9 description; 0.9 name; 0.9 definition; 0.9 pi; 0.85 outcome measure; 0.8 what; 0.8 outcome; 0.8 item
    """,
    "unit": "1 unit; 1 units; 1 unit of measure; 1 unit of measurement; 1 uom; 0.9 format; 0.8 type of measure",
    "direction": """
        1 direction; 1 good is; 1 polarity; 1 good performance is; 1 good to be; 0.9 desired direction; 0.9 aim to;
        0.9 better is; 0.9 bigger or smaller is better; 0.9 high or low is good; 0.9 good performance
    """,
    "baseline": "1 baseline; 1 baseline figure; 1 starting point; 1 start value; 0.9 base; 0.9 starting position",
    "baseline_on": "1 baseline date; 1 date of baseline; 1 baseline as at; 1 baseline on; 1 baseline of",
    "target": "1 target; 1 targets; 1 target figure; 1 target value; 0.9 goal; 0.9 ambition; 0.8 trajectory",
    "target_on": "1 target date; 1 target by; 1 date of target; 1 by when; 0.9 due; 0.9 due date; 0.9 deadline",
    "tolerance": "1 tolerance; 1 tolerances; 0.9 margin; 0.9 amber tolerance; 0.8 threshold",
    "cadence": "1 frequency; 1 cadence; 1 how often; 1 reporting frequency; 1 reported; 0.9 frequency of reporting",
    "lag": "1 lag; 1 lag days; 1 reporting lag",
    "breakdown": "1 breakdown; 1 broken down by; 0.9 split by; 0.9 disaggregation",
    "source": "1 source; 1 data source; 1 source of data; 1 evidence source; 0.9 system",
    "owner": """
        1 owner; 1 lead; 1 lead officer; 1 responsible officer; 1 responsible; 1 measure owner; 1 data owner;
        1 kpi owner; 0.9 who; 0.9 officer; 0.9 accountable; 0.8 provided by
    """,
    "-": """
        1 rag; 1 trend; 1 direction of travel; 1 travel; 1 dot; 1 status; 1 comments; 1 comment; 1 commentary; 1 notes;
        1 narrative; 1 variance; 1 rag status; 1 rating; 1 ytd; 1 previous; 1 benchmark; 1 national average;
        1 statistical neighbours; 1 england
    """,
}  # fmt: skip
OF_COST = {
    "ref": "1 ref; 1 reference; 1 ref no; 1 no; 1 #; 1 id; 1 code; 1 line; 0.9 item no; 0.9 line no; 0.9 cost ref",
    "title": """
        1 item; 1 cost item; 1 description; 1 cost; 1 expenditure; 1 expenditure item; 1 resource; 1 resources;
        1 activity; 0.95 title; 0.95 detail; 0.95 details; 0.95 post; 0.95 posts; 0.95 role; 0.9 what; 0.9 name;
        0.9 cost description; 0.9 resource required; 0.9 resource requirement; 0.8 action; 0.8 purpose
    """,
    "rate": """
        1 rate; 1 unit cost; 1 unit price; 1 unit rate; 1 day rate; 1 daily rate; 1 cost per unit; 1 price; 1 cost each;
        1 cost per day; 1 cost per post; 1 cost per case; 1 hourly rate; 0.9 rate per day; 0.9 salary; 0.9 each
    """,
    "quantity": """
        1 quantity; 1 qty; 1 number of units; 1 units; 1 number of posts; 1 number of days; 1 fte; 1 number; 1 how many;
        1 no of posts; 1 no of units; 1 days; 0.9 volume; 0.9 wte; 0.9 number required; 0.9 headcount; 0.95 no of days
    """,
    "unit": "1 unit; 1 unit type; 0.9 unit of measure; 0.9 per; 0.8 basis",
    "periods": """
        1 period; 1 periods; 1 duration; 1 months; 1 weeks; 1 number of months; 1 number of weeks; 1 no of months;
        1 no of weeks; 0.9 length; 0.9 term; 0.8 timescale
    """,
    "amount": """
        1 amount; 1 total; 1 total cost; 1 cost £; 1 amount £; 1 total £; 1 total amount; 1 sum; 1 value; 1 budget;
        1 estimated cost; 1 estimate; 1 full year cost; 1 forecast; 1 cost; 0.9 annual cost; 0.9 price; 0.9 £; 0.9 £000;
        0.9 actual; 0.9 spend; 0.9 in year cost; 0.9 cost of
    """,
    "recurring": """
        1 recurring; 1 recurrent; 1 one off or recurring; 1 one off recurring; 1 recurring one off; 1 type of cost;
        1 recurring or one off; 1 cost type; 0.9 type; 0.9 nature; 0.9 one off; 0.9 recurring y n
    """,
    "years": "1 year; 1 years; 1 financial year; 1 fy; 1 financial years; 0.9 when",
    "funded": "1 funded; 1 already funded; 1 amount funded; 1 funding; 1 funding available; 0.9 of which funded",
    "funded_by": """
        1 funded by; 1 funding source; 1 source of funding; 1 fund; 1 source of funds; 1 paid by; 1 funder; 0.9 source;
        0.9 paid from; 0.9 funded from; 0.9 budget code; 0.9 cost centre; 0.8 budget holder; 0.85 funding
    """,
    "theme": "1 theme; 1 workstream; 1 work stream; 1 domain; 0.9 programme; 0.8 area",
    "note": "1 note; 1 notes; 1 comment; 1 comments; 1 assumptions; 0.9 rationale; 0.9 justification",
    "-": "1 vat; 1 status; 1 approved; 1 variance; 1 balance; 1 owner; 1 lead",
}  # fmt: skip
