"""tellings codebook: the types as a list, and findings with an exit code."""

from __future__ import annotations

from tests.cli.running import run


def test_the_list_has_a_line_for_each_type():
    result = run("codebook", "list")
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == 15
    assert "COERCE     material conflict" in result.stdout


def test_our_codebook_passes_the_check():
    result = run("codebook", "check")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "15 types" in result.stderr


def test_findings_end_with_1_and_a_wrong_file_says_why(tmp_path):
    path = tmp_path / "wave.toml"
    path.write_text('name = "WAVE"\nquad = "verbal cooperation"\ndefinition = "x"\nexamples = []', "utf-8")
    result = run("codebook", "check", str(path))
    assert result.exit_code == 1
    assert "B01 wave.toml (WAVE): 0 examples" in result.stdout
    assert run("codebook", "list", "--codebook", str(path)).stdout.splitlines()[-1].startswith("WAVE")
    path.write_text("name = ", "utf-8")
    assert "[K02]" in run("codebook", "check", str(path)).stderr


def test_a_table_of_events_is_checked(tmp_path):
    article, table = tmp_path / "a.txt", tmp_path / "events.tsv"
    article.write_text("The army of Kenya attacked Ugandan troops near Kampala on Monday, officials said.", "utf-8")
    assert run("annotate", str(article), "--format", "plover", "-o", str(table)).exit_code == 0
    sound = run("codebook", "table", str(table))
    assert (sound.exit_code, sound.stdout) == (0, "")
    table.write_text(table.read_text("utf-8").replace("happened", "perhaps"), "utf-8")
    wrong = run("codebook", "table", str(table))
    assert wrong.exit_code == 1
    assert "line 2: status: 'perhaps'" in wrong.stdout
    assert "cannot be read" in run("codebook", "table", str(tmp_path / "none.tsv")).stderr
