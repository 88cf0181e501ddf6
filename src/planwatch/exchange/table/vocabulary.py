"""The words that stand over columns, and how much each speaks for a field."""

from functools import cache

from planwatch.exchange.table.part_words import LISTED

ACTION = "action"
_FIELDS = {
    "title": """
        0.75 weakness or deficiency; 0.65 weakness; 0.65 weaknesses; 0.6 deficiency; 0.6 gap;
        0.4 what we want to achieve; 0.4 what do we want to achieve; 1 agreed action; 1 agreed actions;
        1 action item; 1 action items; 1 planned action; 1 planned actions; 1 proposed action; 1 proposed actions;
        1 action required; 1 actions required; 1 required action;
        1 action to be taken; 1 actions to be taken; 1 action agreed;
        1 actions agreed; 1 management action; 1 management actions; 1 remedial action; 1 improvement action;
        1 corrective action; 1 key action; 1 key actions; 1 specific action; 1 smart action; 1 what will we do;
        1 what we will do; 1 what are we going to do; 1 what needs to be done; 1 what needs to happen;
        1 what will be done; 1 what do we need to do; 1 what we need to do; 1 what is to be done; 1 action to take;
        1 what action; 1 what actions; 1 action point; 1 action points; 1 action details; 1 action description;
        1 description of action; 1 actions needed; 1 action needed; 1 what must be done; 1 what do we want to do;
        0.97 action; 0.97 actions; 0.97 task; 0.97 tasks; 0.97 milestone; 0.9 milestones; 0.97 summary; 0.97 to do;
        0.97 todo; 0.97 card; 0.97 what; 0.97 action name; 0.97 task description; 0.97 task title;
        0.95 action title; 0.97 task name; 0.97 card name; 0.97 card title; 0.9 activity; 0.85 activities;
        0.9 deliverable; 0.85 deliverables; 0.93 title; 0.93 issue title; 0.93 item name; 0.85 recommendation;
        0.85 recommendations; 0.8 initiative; 0.8 overall remediation plan; 0.8 remediation plan; 0.8 work item;
        0.8 step; 0.75 subject; 0.75 improvement; 0.75 decision; 0.75 decisions; 0.75 commitment; 0.75 intervention;
        0.7 item; 0.7 description; 0.7 name; 0.7 issue; 0.7 issues; 0.7 content; 0.65 requirement;
        0.65 area for improvement; 0.6 objective; 0.6 weakness name; 0.6 project; 0.55 goal; 0.5 aim; 0.5 finding;
        0.5 findings; 0.5 story; 0.5 details; 0.7 heading; 0.7 text; 0.6 risk description; 0.6 risk
    """,
    "ref": """
        1 ref; 1 refs; 1 reference; 1 ref no; 1 reference no; 1 reference number; 1 ref number; 1 no; 1 number; 1 #;
        1 id; 1 key; 1 s no; 1 sr no; 1 sl no; 1 serial no; 1 item no; 1 action no; 1 action number; 1 action ref;
        1 action id; 1 task no; 1 issue key; 1 issue number; 1 poam id; 1 wbs; 1 code; 1 action reference; 1 nr;
        0.95 task id; 0.95 issue id; 0.95 unique id; 0.95 item id; 0.95 card id; 0.95 risk id; 0.8 index; 0.7 line;
        0.6 row; 0.95 num; 1 action plan ref; 0.95 task number; 0.95 rec no; 0.95 item number; 0.9 paragraph
    """,
    "id": """
        1 uuid; 1 guid; 1 gid; 1 unique identifier; 0.9 card id; 0.9 task id; 0.9 issue id; 0.8 unique id; 0.7 id;
        1 node id; 0.9 item id; 1 entry id; 0.9 short link; 0.9 id short; 0.9 card url; 0.8 short url
    """,
    "due": """
        1 planned date; 1 estimated date of completion; 1 expected date of completion; 1 target date for completion;
        1 date of expected completion; 0.9 completion planned; 1 due date; 1 due; 1 date due; 1 due on; 1 due by;
        1 by when; 1 deadline; 1 deadlines; 1 target date; 1 target completion date; 1 target completion;
        1 final completion date; 1 scheduled completion date; 1 planned completion date; 1 planned completion;
        1 expected completion date; 1 expected completion; 1 anticipated completion date;
        1 estimated completion date; 1 estimated completion; 1 finish by; 1 complete by; 1 to be completed by;
        1 date for completion; 1 dates for completion; 1 completion deadline; 1 completion target;
        1 agreed implementation date; 1 implementation date; 1 target implementation date; 1 agreed date;
        1 agreed completion date; 1 delivery date; 1 target deadline; 1 milestone date; 1 due to be completed;
        1 date to be completed; 1 to be completed; 1 date to be completed by; 1 proposed completion date;
        1 due back; 0.95 when; 0.95 timescale; 0.95 timescales; 0.95 time scale; 0.95 time scales; 0.95 timeframe;
        0.95 time frame; 0.95 timeframes; 0.95 timeline; 0.95 timelines; 0.95 delivery timeline; 0.95 timing;
        0.95 scheduled date; 0.95 scheduled for; 0.95 end date; 0.95 finish date; 0.95 planned end date;
        0.95 planned end; 0.95 planned finish; 0.95 expected date; 0.95 action date; 0.9 by; 0.9 finish; 0.9 end;
        0.9 ends; 0.9 completion date; 0.9 completion; 0.85 target; 0.8 timetable; 0.8 schedule; 0.8 due week;
        0.7 completed by; 0.5 review date; 0.6 period; 0.5 review; 0.4 date; 0.6 baseline finish; 0.9 scheduled;
        0.95 target end date; 0.95 implementation deadline; 1.1 revised date; 1.1 revised due date;
        1.1 revised target date; 1.1 revised completion date; 1.1 revised deadline; 1.1 revised target;
        1.1 revised due; 1.1 revised implementation date; 1.1 revised timescale; 1.1 revised end date; 1.1 new date;
        1.1 new due date; 1.1 new target date; 1.1 new deadline; 1.1 amended date; 1.1 forecast date;
        1.1 forecast completion; 1.1 forecast completion date; 1.1 forecast end date; 1.1 extended to; 1.1 revised;
        1.1 current due date; 1.1 latest due date; 1.1 updated due date; 1.1 current target date; 1.1 extended date;
        1.1 revised by when
    """,
    "inferred": "1 inferred due date; 1 inferred due; 1 inferred end date",
    "original_due": """
        1 original date; 1 original due date; 1 original target date; 1 original deadline; 1 original due;
        1 original completion date; 1 original implementation date; 1 original timescale; 1 original target;
        1 original end date; 1 initial date; 1 initial target date; 1 initial due date; 0.9 baseline date;
        0.9 baseline finish; 0.9 baseline end; 1 original by when; 0.95 previous due date; 0.9 old date;
        0.95 baseline due date; 0.95 previous date; 0.95 previous deadline; 1 original agreed date
    """,
    "start": """
        0.95 target start; 1 date commenced; 1 commenced; 1 date begun; 1 date of commencement; 1 start date;
        1 start; 1 starts; 1 date started; 1 planned start; 1 planned start date; 1 start by; 1 commencement date;
        1 commencement; 1 begin; 1 begins; 1 begin date; 1 commence; 1 start on; 0.9 from; 0.9 started;
        0.9 actual start; 0.9 inferred start date; 0.8 baseline start; 1 scheduled start; 1 start by when
    """,
    "completed": """
        1 closure date; 1 close date; 1 date of closure; 1 close out date; 1 closed out; 1 completion actual;
        1 actual completed; 1 date actually completed; 1 date action completed; 1 completed date; 1 due complete;
        0.5 end; 0.5 finish; 1 date completed; 1 completed on; 1 actual completion date; 1 actual completion;
        1 date of completion; 1 completed at; 1 date closed; 1 closed date; 1 closed on; 1 closed at;
        1 date achieved; 1 date implemented; 1 actual finish; 1 actual end date; 1 actual end; 1 actual date;
        1 date done; 1 done on; 1 resolution date; 1 date resolved; 1 completion status; 0.97 completed;
        0.97 complete; 0.95 closed; 0.95 achieved; 0.95 done; 0.9 implemented; 0.9 resolved; 0.85 completed by;
        0.8 completion date; 0.8 finished; 0.95 completed yes no; 0.95 completed y n; 0.95 complete yes no;
        0.95 complete y n; 0.8 completion; 1 when completed
    """,
    "raised": """
        1 date raised; 1 raised; 1 raised on; 1 created; 1 created date; 1 created at; 1 created on;
        1 creation date; 1 date created; 1 date added; 1 added; 1 added on; 1 opened; 1 date opened; 1 entry;
        1 date identified; 1 detection date; 1 original detection date; 1 date logged; 1 logged; 1 meeting date;
        1 date of meeting; 1 date assigned; 1 issue date; 1 date issued; 1 date reported; 1 date agreed;
        1 identified on; 1 open date; 0.9 reported; 0.8 date; 1 date of action; 1 opened at; 1 opened on;
        0.9 entry date
    """,
    "updated": """
        1 last updated; 1 status date; 1 date updated; 1 date of update; 1 last updated on; 0.9 last update;
        1 update date; 0.9 last review; 0.9 date of last review; 0.9 last reviewed; 0.9 date reviewed; 1 as at;
        1 last vendor check in date; 1 date last updated; 1 as at date
    """,
    "lead": """
        1 resp; 0.5 name; 0.8 initials; 0.9 person s; 1 who is leading; 0.9 responsible body; 1 lead; 1 leads;
        1 owner; 1 owners; 1 lead officer; 1 lead officers; 1 responsible officer; 1 responsible officers; 1 who;
        1 by whom; 1 who by; 1 whom; 1 led by; 1 assigned to; 1 assign; 1 assignee; 1 assignees; 1 responsible;
        1 person responsible; 1 responsible person; 1 person s responsible; 1 responsible party; 1 responsibility;
        1 responsibilities; 1 accountable; 1 accountable officer; 1 accountability; 1 action owner; 1 risk owner;
        1 task owner; 1 point of contact; 1 point of contac; 1 assignment title; 1 assigned; 1 lead agency;
        1 lead person; 1 lead organisation; 1 lead organization; 1 lead name; 1 lead director; 1 lead manager;
        1 officer; 1 officers; 1 responsible lead; 1 who is responsible; 1 who is responsible for action;
        1 who is responsible for the action; 1 who will do it; 1 who will do this; 1 who will lead; 1 delivery lead;
        1 resource names; 1 allocated to; 1 assigned user; 1 action by; 1 action lead; 1 action by whom; 1 owned by;
        1 responsible owner; 1 lead responsibility; 1 officer responsible; 1 accountable lead;
        1 manager responsible; 1 responsible manager; 0.9 lead member; 0.9 portfolio holder;
        0.9 cabinet member; 1 poc; 1 actionee; 1 action holder; 1 assigned person;
        1 responsible department; 1 responsible officer s; 1 lead s; 1 owner s; 1 responsible service;
        1 responsible team; 1 name of lead; 0.9 members; 0.9 sro; 0.9 sponsor; 0.75 nominated lead; 0.7 manager;
        0.7 contact; 0.7 person; 0.6 team; 0.6 department; 0.6 agency; 0.6 those involved; 0.55 directorate;
        0.5 service; 0.5 organisation; 0.5 role; 0.9 resource; 0.5 partners; 0.5 support; 0.9 lead support;
        0.9 lead and support; 0.6 by
    """,
    "support": """
        1 support; 1 supported by; 1 assisted by; 1 supporting; 1 support officer; 1 support officers;
        1 supporting officer; 1 supporting lead; 1 support lead; 1 other leads; 1 partners; 1 partner;
        1 key partners; 1 consulted; 1 contributors; 1 with whom; 1 collaborators; 1 working with;
        1 delivery partners; 1 partner agencies; 1 support from; 1 others involved; 1 other officers;
        1 partners involved; 1 supporting partners; 0.9 those involved; 0.9 involved; 0.8 team members;
        0.7 stakeholders; 0.9 who else; 0.6 lead member; 0.6 portfolio holder;
        0.6 cabinet member; 1 supporting officers; 1 who else is involved; 1 deputy
    """,
    "status": """
        1 status; 1 current status; 1 task status; 1 action status; 1 state; 1 open closed; 1 open or closed;
        1 progress status; 1 status of action; 1 status code; 1 overall status; 1 workflow status;
        1 implementation status; 1 issue status; 0.9 stage; 0.9 progress; 0.8 position; 0.8 completion status;
        0.7 current position; 0.7 column; 0.8 delivery status; 0.6 done; 0.55 completed; 0.55 complete;
        0.95 status update; 0.8 completion; 0.3 closed; 0.6 finished; 0.6 achieved; 1 risk status;
        0.8 section column; 0.9 status complete ongoing not started
    """,
    "rag": """
        1 rag; 1 brag; 1 rag status; 1 rag rating; 1 status rag; 1 progress rag; 1 brag status; 1 brag rating;
        1 traffic light; 1 traffic light status; 1 rag score; 1 current rag; 1 rag status now; 1 r a g; 1 rag now;
        0.9 status; 0.85 progress; 0.8 rating; 0.8 health; 0.8 confidence; 0.8 delivery confidence; 0.8 colour;
        0.8 color; 0.7 current status; 0.6 assessment; 1 status brag; 1 progress brag; 1 rag b; 0.95 on track
    """,
    "percent": """
        1 percent complete; 1 percentage complete; 1 percent; 1 percentage; 1 complete percent; 1 progress percent;
        1 percent completed; 1 percent completion; 1 percentage completed; 1 percent done; 1 completion percent;
        0.9 percent progress; 0.8 progress; 0.6 complete; 0.6 completed; 0.6 completion; 1 done percent;
        0.95 percent work complete
    """,
    "update": """
        1 where are we now; 1 where we are now; 1 how are we doing; 0.6 evaluation; 0.9 where we are;
        0.9 officer update; 1 what has been done; 1 what has been done so far; 1 done so far; 1 progress so far;
        1 progress and evidence; 1 what progress has been made; 0.8 actions completed; 1 action completed to date;
        1 update; 1 updates; 1 remarks; 1 remark; 1 comments; 1 comment; 1 commentary; 1 progress update;
        1 progress updates; 1 current position; 1 latest update; 1 position at; 1 position as at;
        1 progress to date; 1 progress made; 1 progress report; 1 action taken; 1 actions taken;
        1 action taken to date; 1 actions taken to date; 1 action to date; 1 work to date; 1 narrative;
        1 status update; 1 progress notes; 1 latest progress; 1 progress comments; 1 update on progress;
        1 achievements to date; 1 what have we done; 1 current situation; 1 milestone changes; 1 outcome to date;
        1 review comments; 1 progress commentary; 1 latest position; 1 progress against action; 1 progress achieved;
        1 update comments; 1 progress and comments; 1 progress comment; 1 comments progress; 1 monthly update;
        1 quarterly update; 1 current progress; 1 update notes; 1 status comments; 1 status notes; 1 position;
        1 progress since last meeting; 1 latest comment; 1 status commentary; 1 progress update comments;
        0.95 progress; 0.95 notes; 0.95 note; 0.8 status; 0.8 current status; 0.8 last update; 0.7 achievements;
        0.7 outcome achieved; 0.7 what happened; 0.6 review; 1 officer comments; 1 management update;
        0.6 annotations; 0.6 action status; 0.7 implementation status; 0.7 task status; 0.9 feedback;
        0.9 additional comments; 1 last comment
    """,
    "success": """
        1 success; 1 what will show that it worked; 1 success criteria; 1 success measure; 1 success measures;
        1 measure of success; 1 measures of success; 1 success indicator; 1 success indicators; 1 how will we know;
        1 how will we know it has worked; 1 how we will know; 1 how will success be measured;
        1 how will we measure success; 1 how will we know we have done it; 1 expected outcome; 1 expected outcomes;
        1 desired outcome; 1 desired outcomes; 1 intended outcome; 1 intended outcomes; 1 target outcome;
        1 performance measure; 1 performance measures; 1 performance indicator; 1 measurable outcome;
        1 outcome measure; 1 outcome measures; 1 kpi; 1 kpis; 1 definition of done; 1 acceptance criteria;
        1 what will success look like; 1 what does success look like; 1 what will be different; 1 expected result;
        1 expected results; 1 expected impact; 1 intended impact; 1 success looks like; 0.95 outcome; 0.95 outcomes;
        0.95 measure; 0.95 measures; 0.95 measurement; 0.8 output; 0.8 outputs; 0.8 result; 0.8 results;
        0.8 benefit; 0.8 benefits; 0.7 impact; 0.7 evaluation; 0.7 indicator; 0.7 indicators; 0.6 target;
        0.9 how measured; 0.9 success factors; 0.95 outcome required; 0.95 measure target;
        0.9 how will this be measured
    """,
    "evidence": """
        1 evidence; 1 evidence of completion; 1 evidence of impact; 1 evidence of progress; 1 supporting evidence;
        1 source of evidence; 1 evidence source; 1 evidence required; 1 evidence provided; 0.9 assurance;
        0.9 supporting documents; 0.9 supporting documentation; 0.9 verification; 0.7 proof; 0.7 documents;
        1 evidence link; 0.9 how evidenced; 1 monitoring and evidence; 0.5 links; 0.5 link; 1 evidence location;
        1 evidence base
    """,
    "how": """
        0.7 response; 0.7 management response; 0.7 management comments; 0.7 preventive action; 0.6 agreed response;
        0.5 task; 0.4 title; 1 how; 1 how will we do it; 1 how will it be done; 1 how we will do it;
        1 how will this be done; 1 method; 1 how will we do this; 1 key steps; 1 steps; 1 approach; 1 related tasks;
        1 sub tasks; 1 subtasks; 1 tasks to complete; 0.9 key milestones; 0.9 interim milestones;
        0.9 milestones and timescales; 0.85 planned milestones; 0.85 detail; 0.85 details; 0.8 body;
        0.8 description; 0.7 milestones; 0.6 milestone; 0.6 tasks; 0.6 activities; 0.6 process; 0.5 issue;
        0.6 rationale; 0.5 recommendation; 0.5 recommendations; 0.9 card description; 0.9 further detail;
        0.8 specification; 0.6 overall remediation plan; 0.8 action details; 0.8 desc; 0.9 task details;
        0.9 how achieved; 0.7 checklist items; 0.9 method of delivery; 0.9 how delivered; 0.5 activity; 0.5 issues;
        0.9 implementation plan
    """,
    "theme": """
        0.8 what we want to achieve; 0.8 what do we want to achieve; 0.8 what are we trying to achieve;
        0.8 aim objective; 0.7 outcome we want; 1 theme; 1 themes; 0.5 item; 1 workstream; 1 work stream; 1 domain;
        1 strand; 1 bucket; 1 bucket name; 1 list; 1 list name; 1 section; 1 priority area; 1 focus area;
        1 key area; 1 theme area; 1 work area; 1 theme title; 1 theme name; 1 epic; 1 epic name; 1 programme;
        1 pillar; 1 strategic theme; 1 priority theme; 1 work package; 1 control family; 0.95 category;
        0.95 categories; 0.9 section column; 0.9 group; 0.9 area; 0.9 sector; 0.9 component; 0.9 components;
        0.85 strategic objective; 0.85 strategic priority; 0.8 objective; 0.8 objectives; 0.8 project;
        0.8 project name; 0.8 topic; 0.75 parent summary; 0.7 goal; 0.7 aim; 0.7 standard; 0.7 service area;
        0.7 heading; 0.7 priority; 0.7 commitment; 0.65 milestone title; 0.6 service; 0.6 story; 0.6 board;
        0.6 board name; 0.65 milestone; 0.6 outcome area; 0.6 department; 0.6 directorate; 0.5 type; 0.7 phase;
        0.6 area for improvement; 0.5 parent; 0.9 audit title; 0.9 audit name; 0.9 audit area; 0.8 audit;
        0.8 report title; 0.8 audit report; 0.8 review title; 0.7 key priority; 0.7 subject
    """,
    "priority": """
        1 priority; 1 priority level; 1 priority rating; 0.9 urgency; 1 priority h m l; 1 priority high medium low;
        0.9 importance; 0.8 severity; 0.8 criticality; 0.7 grade; 1 recommendation priority; 1 action priority;
        1 task priority
    """,
    "cost": """
        1 cost; 1 costs; 1 estimated cost; 1 estimated costs; 1 total cost; 1 cost estimate; 1 cost £; 1 £;
        1 budget; 1 budget £; 1 funding required; 0.95 funding; 0.9 price; 0.9 amount; 0.9 resource cost;
        0.8 financial implications; 0.7 resources; 0.7 resource; 0.7 resources required; 0.7 resource implications;
        0.8 expenditure; 1 cost implications; 1 budget required; 0.7 resource requirements; 1 cost £000; 1 costs £;
        1 estimated cost £
    """,
    "answers": """
        1 answers; 1 recommendation no; 1 recommendation number; 1 recommendation ref; 1 recommendation reference;
        1 rec no; 1 rec; 1 recs; 1 rec ref; 1 rec number; 1 recommendation nos; 1 recommendation numbers;
        1 links to recommendation; 1 addresses recommendation; 1 recommendations addressed;
        1 link to recommendation; 1 linked recommendation; 1 linked recommendations; 0.9 recommendation s;
        0.8 recommendation; 0.8 recommendations; 0.8 finding no; 0.8 finding ref; 0.7 addresses;
        0.8 related recommendations; 0.9 recommendation s addressed
    """,
    "reason": """
        1 reason withdrawn; 1 reason for withdrawal; 1 reason for closure; 1 reason closed; 1 reason cancelled;
        0.6 reason; 0.8 withdrawn because; 0.8 state reason; 1 reason for cancellation
    """,
    "kind": """
        1 issue type; 1 type; 1 item type; 1 work item type; 1 raid; 1 raid type; 1 tracker; 1 record type;
        1 log type
    """,
    "parent": """
        1 parent; 1 parent id; 1 parent key; 1 epic link; 1 parent issue; 1 parent task; 1 parent link;
        1 parent item; 0.9 parent summary; 0.9 parent title
    """,
    "-": """
        1 status category; 1 status category changed; 1 project lead; 1 project lead id; 1 project key;
        1 project type; 1 project description; 1 last viewed; 1 work ratio; 1 security level; 1 story points;
        1 change reason; 1 change risk; 1 epic status; 1 epic color; 1 watchers id; 1 project id; 1 parent id key;
        1 created by; 1 task mode; 1 outline level; 1 active; 1 updated at; 1 updated; 1 last modified; 1 modified;
        1 modified at; 1 last activity; 1 last activity date; 1 reported by; 1 reporter; 1 raised by; 1 creator;
        1 requested by; 1 requester; 1 labels; 1 label; 1 tags; 1 tag; 1 watchers; 1 attachment; 1 attachments;
        1 votes; 1 late; 1 days late; 1 overdue; 1 identified by; 1 updated by; 1 modified by; 1 closed by;
        1 author; 1 duration; 1 predecessors; 1 completed checklist items; 1 reporter id; 1 assignee id;
        1 creator id; 1 assignee email; 1 comment count; 1 comments count; 1 time spent; 1 reporting mechanism;
        1 risk rating; 1 original risk rating; 1 adjusted risk rating; 1 risk score; 1 pull request; 1 action type;
        1 task type; 1 sprint; 1 rank; 1 environment; 1 original estimate; 1 remaining estimate; 1 urgency score;
        1 start time; 1 end time; 1 reason for delay; 1 target audience; 1 days overdue; 1 days remaining; 1 email;
        0.5 completed by; 1 completed by name; 0.8 url; 0.8 checklist items; 0.9 risk adjustment
    """,
}
_RISKS = """
    likelihood probability impact severity consequence consequences mitigation mitigations mitigating residual inherent
    contingency proximity trigger threat exposure vulnerability controls gross net strategy
"""
RISK_WORDS = frozenset(_RISKS.split())
"""Words of headings that stand in registers of risks."""


@cache
def phrases(kind: str = ACTION) -> dict[tuple[str, ...], tuple[tuple[str, float], ...]]:
    """Every phrase with the fields of a kind of part that it speaks for, and how much."""
    found: dict[tuple[str, ...], list[tuple[str, float]]] = {}
    for field, listed in (_FIELDS if kind == ACTION else LISTED[kind].heads).items():
        for entry in listed.split(";"):
            weight, *words = entry.split()
            found.setdefault(tuple(words), []).append((field, float(weight)))
    return {words: tuple(fields) for words, fields in found.items()}
