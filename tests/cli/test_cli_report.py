"""``planwatch report`` and ``chase``: files, standard output, own templates, and what is refused."""

import json
import os
import stat
from pathlib import Path

import pytest

from tests.cli.conftest import Call
from tests.cli.said import message
from tests.cli.terminal import on_a_terminal
from tests.report.paper import check_page


def report(call: Call, path: Path, *args: object) -> str:
    result = call("--plan", "WB", "report", *args, db=path, today="")
    assert result.exit_code == 0, result.stderr
    return result.stdout


def test_a_report_is_printed_as_markdown(call: Call, samples_path: Path) -> None:
    text = report(call, samples_path, "highlight", "--forum", "improvement")
    assert text.startswith("# Highlight report: Children's services improvement plan\n\n**SAMPLE, ratings invented**\n")
    for words in ("- Forum: Improvement Programme Board (chair: Chief Executive)", "- Meeting: Thu 21 Jan 2016",
                  "- Period: 10 Dec 2015 (last meeting) to 11 Jan 2016", "- Author: ann", "- State: draft",
                  "### 12. Unanswered, and what is missing", "What happens if the campaign fails (C4.1)"):  # fmt: skip
        assert words in text


def test_a_report_is_written_by_suffix_for_its_user_alone(call: Call, samples_path: Path, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("a.md", "b.HTML", "c.htm")]
    out = [part for file in files[:2] for part in ("--out", file)]
    assert report(call, samples_path, "board", "improvement", *out, "--html", files[2]) == ""
    assert files[0].read_text("utf-8").startswith("# Board report")
    check_page(files[1].read_text("utf-8"))
    assert files[1].read_bytes() == files[2].read_bytes()
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)


def test_the_same_plan_and_day_give_the_same_bytes(call: Call, samples_path: Path) -> None:
    assert len({report(call, samples_path, "board", "improvement") for _ in range(2)}) == 1


def test_a_public_forum_gets_nothing_internal(call: Call, samples_path: Path) -> None:
    secret = "Next programme board is on 21 January"
    assert secret not in report(call, samples_path, "board", "Scrutiny")
    assert "4 items marked internal were left out" in report(call, samples_path, "highlight", "--forum", "Scrutiny")
    assert secret in report(call, samples_path, "highlight", "--forum", "Improvement")


def test_lead_theme_and_evidence_are_found_by_what_is_typed(call: Call, samples_path: Path) -> None:
    assert "# Lead report, HR Partner" in report(call, samples_path, "lead", "hr", "partner")
    assert "# Theme report, Workstream C Workforce" in report(call, samples_path, "theme", "c")
    text = report(call, samples_path, "evidence", "answers:2,99")
    assert [line for line in text.splitlines() if line.startswith("## Recommendation ")] == [
        "## Recommendation 2", "## Recommendation 99",
    ]  # fmt: skip
    assert "## Recommendation 99\n\nNo action answers it." in text
    assert "## Recommendation 1b" in report(call, samples_path, "evidence", "1")


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("board",), "a board report is of a forum. name it: planwatch report board NAME"),
        (("lead", "hr partnr"), "there is no lead 'hr partnr'. did you mean 'HR Partner'?"),
        (("lead", "sm"), "'sm' may be several leads. say which: SM Assessment, SM Localities"),
        (("theme", "nothing"), "there is no theme 'nothing'. themes of this plan: Leadership"),
        (("board", "nothing"), "there is no forum 'nothing'"),
        (("highlight", "--out", "x.pdf"), "x.pdf: a report is written as .md or .html"),
        (("board", "scrutiny", "--forum", "improvement"), "a board report is for one forum"),
        (("highlight", "extra"), "a highlight report takes no 'extra'"),
        (("highlight", "--meeting", "fri"), "a meeting is of a forum"),
        (("poem",), "Invalid value for 'KIND'"),
    ],
)
def test_what_cannot_be_made_is_refused_in_one_line(
    call: Call, samples_path: Path, args: tuple[str, ...], said: str
) -> None:
    assert said in message(call("--plan", "WB", "report", *args, db=samples_path, today=""))


def test_the_plan_file_is_never_written_over(call: Call, samples_path: Path) -> None:
    before = samples_path.read_bytes()
    assert "is the plan file itself" in message(
        call("--plan", "WB", "report", "highlight", "--html", samples_path, db=samples_path)
    )
    assert samples_path.read_bytes() == before


def own(home: Path, name: str, text: str) -> Path:
    path = home / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_template_of_ones_own_stands_in_and_is_still_escaped(call: Call, samples_path: Path, home: Path) -> None:
    assert call("--plan", "WB", "about", "title=<b>*bold*</b>", db=samples_path).exit_code == 0
    own(home, "report.md", "{{ document.title }}\n")
    assert report(call, samples_path, "highlight") == ("Highlight report: \\<b\\>\\*bold\\*\\</b\\>\n")


def test_a_style_of_ones_own_goes_into_the_one_file(call: Call, samples_path: Path, home: Path, tmp_path: Path) -> None:
    own(home, "report.css", "h1 { color: teal; }")
    report(call, samples_path, "highlight", "--html", tmp_path / "a.html")
    assert "<style>\nh1 { color: teal; }</style>" in (tmp_path / "a.html").read_text("utf-8").replace("}\n<", "}<")


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% if %}", "report.md, line 1"),
        ("{{ nothing }}", "'nothing' is undefined"),
        ("{{ document.nothing }}", "nothing"),
        ("{{ ''.__class__.__mro__ }}", "unsafe"),
        ("{{ document.__class__.__init__.__globals__ }}", "unsafe"),
        ("{% include '../config.toml' %}", "config.toml"),
        ("{{ 1 / 0 }}", "division"),
        ("{{ range(10 ** 9) | list }}", "range"),
    ],
)
def test_a_template_that_is_wrong_or_reaches_out_is_refused(
    call: Call, samples_path: Path, home: Path, template: str, said: str
) -> None:
    own(home, "report.md", template)
    text = message(call("--plan", "WB", "report", "highlight", db=samples_path, today=""))
    assert said in text
    assert "correct the template" in text


def test_chase_prints_a_message_for_each_lead_and_sends_nothing(call: Call, samples_path: Path) -> None:
    result = call("--plan", "WB", "chase", db=samples_path, today="")
    assert result.exit_code == 0
    assert "To: HR Partner (no address)\nSubject: WB: 3 overdue\n\nHR Partner\n" in result.stdout
    assert "without a usable e-mail address: Chief Executive" in result.stderr
    assert "without a lead, so nobody is asked: WB:A10" in result.stderr
    assert all(line.isprintable() for line in result.stdout.split("\n"))


def test_chase_of_one_lead_as_json_and_as_drafts(call: Call, samples_path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "drafts"
    result = call("--plan", "WB", "chase", "hr", "--json", "--out", folder, db=samples_path, today="")
    (told,) = json.loads(result.stdout)
    assert told["lead"] == "HR Partner"
    assert told["overdue"] == ["C1.2", "C4.1", "C4.3"]
    assert os.listdir(folder) == [told["file"]] == ["chase-wb-hr-partner.eml"]  # noqa: PTH208
    assert (folder / told["file"]).read_bytes().startswith(b"X-Unsent: 1\r\n")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_chase_covers_every_plan_of_the_file(call: Call, samples_path: Path) -> None:
    told = json.loads(call("chase", "--json", db=samples_path, today="").stdout)
    assert {letter["plan"] for letter in told} == {"WB", "SL"}


def test_no_bar_is_drawn_for_a_moment_or_without_a_terminal(call: Call, samples_path: Path) -> None:
    assert "█" not in call("--plan", "WB", "report", "highlight", db=samples_path).stderr


def test_a_bar_tells_a_person_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from planwatch.cli.shared import progress_bar

    now = iter([0.0, 0.4, 0.6, 0.65, 0.75])
    monkeypatch.setattr(progress_bar.time, "monotonic", lambda: next(now))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    with progress_bar.bar("making the report") as step:
        step(1, 4)
        assert capsys.readouterr().err == ""
        step(2, 4)
        assert capsys.readouterr().err == f"\rmaking the report {'█' * 15}{'░' * 15} 50 %"
        step(3, 4)
        assert capsys.readouterr().err == ""
        step(4, 4)
    assert capsys.readouterr().err.endswith(f"100 %\r{' ' * 54}\r")


def test_on_a_terminal_a_report_is_what_is_seen(samples_path: Path) -> None:
    seen, code = on_a_terminal("--db", str(samples_path), "--plan", "WB", "report", "highlight")
    assert code == 0
    assert "# Highlight report" in seen


def test_a_report_on_the_plan_as_it_was_says_so(call: Call, samples_path: Path) -> None:
    assert call("--plan", "WB", "done", "C1.2", db=samples_path).exit_code == 0
    assert (
        "C1.2 Recruit permanent"
        in report(call, samples_path, "board", "improvement").split("### 7")[0].split("### 6")[1]
    )
    text = report(call, samples_path, "board", "improvement", "--as-of", "2")
    assert "- Plan as of: " in text
    assert "C1.2 Recruit" in text.split("### 6")[0].split("### 5")[1]
    told = call("--plan", "WB", "chase", "hr", "--json", "--as-of", "2", db=samples_path, today="")
    assert "C1.2" in json.loads(told.stdout)[0]["overdue"]
