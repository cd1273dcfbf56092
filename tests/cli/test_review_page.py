"""The review page in a real browser: it is answered, remembers, and its answers come back."""

from __future__ import annotations

import json
import time
from pathlib import Path
from zipfile import ZipFile

import pytest
from selenium import webdriver
from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from annotator.bundle import template
from annotator.exchange import review
from annotator.model import Document, ExcerptNote
from tests.cli.terminal import QUOTE
from tests.exchange.examples import EXCERPTS, SHIFT, excerpt

HOSTILE = excerpt(
    9, Document("e" * 32, "</script><script>document.title='owned'</script>", "javascript:document.title='owned'"),
    "<img src=x onerror=\"document.title='owned'\">", tags=(("</article>",),),
    notes=(ExcerptNote("<svg onload=document.title='owned'>", "<b>Eve</b>", 1_000_000),),
)  # fmt: skip
ALL = (*EXCERPTS, HOSTILE)


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    folder = tmp_path_factory.mktemp("downloads")
    options = webdriver.ChromeOptions()
    for word in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1100,900"):
        options.add_argument(word)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    options.add_experimental_option("prefs", {"download.default_directory": str(folder)})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    driver.folder = folder
    yield driver
    driver.quit()


@pytest.fixture
def page(browser, tmp_path):
    path = tmp_path / "review.html"
    with path.open("w", encoding="utf-8", newline="") as file:
        assert review.write(ALL, file, template(), "Excerpts & more", tmp_path.name) == len(ALL)
    browser.get(path.as_uri())
    browser.address = path.as_uri()
    return browser


def cards(page):
    return page.find_elements(By.CSS_SELECTOR, "article")


def card(page, each):
    return page.find_element(By.ID, each.id)


def press(page, *keys):
    page.switch_to.active_element.send_keys(*keys)


def pressed(page, each):
    return [b.text for b in card(page, each).find_elements(By.CSS_SELECTOR, "button[aria-pressed=true]")]


def saved(page, name):
    page.find_element(By.ID, "save").click()
    target = Path(page.folder) / name
    for _ in range(300):
        if target.exists() and target.stat().st_size:  # an empty file holds the name until the words are there
            return json.loads(target.read_text("utf-8"))
        time.sleep(0.05)
    raise AssertionError(f"no {name} among {[p.name for p in page.folder.iterdir()]}")


def opened_again(page, *verdicts):
    """In another tab, once it shows these on the first excerpts: a busy browser hands on what it keeps a bit later."""
    old = page.current_window_handle
    page.switch_to.new_window("tab")
    page.get(page.address)

    def answered():
        return [pressed(page, each) for each in EXCERPTS[: len(verdicts)]] == [[v] if v else [] for v in verdicts]

    def shows(_):
        if not answered():
            page.refresh()
        return answered()

    WebDriverWait(page, 30, ignored_exceptions=[StaleElementReferenceException]).until(shows)
    new = page.current_window_handle
    page.switch_to.window(old)
    page.close()
    page.switch_to.window(new)


def test_every_word_is_shown_and_nothing_of_it_runs(page):
    assert [c.get_attribute("id") for c in cards(page)] == [e.id for e in ALL]
    for each in ALL:
        assert card(page, each).find_element(By.TAG_NAME, "mark").get_property("textContent") == each.quote.exact
    assert page.title == "Review of excerpts"
    links = [a.get_attribute("href") for a in page.find_elements(By.TAG_NAME, "a")]
    assert set(links) == {SHIFT.url}
    assert not [line for line in page.get_log("browser") if "favicon" not in line["message"]]


def test_the_page_may_load_and_run_nothing_else(page):
    page.execute_script(
        """const s = document.createElement('script'); s.textContent = "document.title = 'owned'";
        document.body.append(s);
        const i = new Image(); i.src = 'http://127.0.0.1:9/x.png'; document.body.append(i);"""
    )
    refused = "".join(line["message"] for line in page.get_log("browser"))
    assert page.title == "Review of excerpts"
    assert "script-src" in refused
    assert "127.0.0.1:9" in refused
    assert "Content Security Policy" in refused


def test_filters_narrow_what_is_shown(page):
    def shown():
        return [c.get_attribute("id") for c in cards(page)]

    Select(page.find_element(By.ID, "tag")).select_by_visible_text("learning")
    assert shown() == [EXCERPTS[0].id]
    Select(page.find_element(By.ID, "tag")).select_by_index(0)
    Select(page.find_element(By.ID, "person")).select_by_visible_text("נועה")
    assert shown() == [EXCERPTS[3].id]
    Select(page.find_element(By.ID, "person")).select_by_index(0)
    Select(page.find_element(By.ID, "document")).select_by_visible_text("Untitled")
    assert shown() == [e.id for e in EXCERPTS[4:]]
    page.find_element(By.ID, "words").send_keys("CODE not")
    assert shown() == [EXCERPTS[6].id]
    page.find_element(By.ID, "words").send_keys("zzz")
    assert "No excerpt passes" in page.find_element(By.ID, "list").text


def test_keys_step_and_answer_and_the_answers_are_there_when_it_is_opened_again(page):
    press(page, "j")
    press(page, "a")
    press(page, "j")
    press(page, "r")
    press(page, "c")
    press(page, "Too <strong>")
    press(page, Keys.ESCAPE)
    press(page, "k")
    assert (pressed(page, EXCERPTS[0]), pressed(page, EXCERPTS[1])) == (["Accept"], ["Reject"])
    card(page, EXCERPTS[2]).find_element(By.TAG_NAME, "textarea").send_keys("Hm")
    assert pressed(page, EXCERPTS[2]) == ["Discuss"]
    assert page.find_element(By.ID, "count").text == f"3 of {len(ALL)} answered"
    opened_again(page, "Accept", "Reject", "Discuss")
    comment = card(page, EXCERPTS[1]).find_element(By.TAG_NAME, "textarea")
    assert comment.get_property("value") == "Too <strong>"
    Select(page.find_element(By.ID, "state")).select_by_value("unanswered")
    assert len(cards(page)) == len(ALL) - 3


def test_an_answer_leaves_those_that_the_page_could_not_read(page):
    press(page, "j", "a")
    opened_again(page, "Accept")
    blind = {"source": "Storage.prototype.getItem = () => null"}
    page.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", blind)
    page.refresh()
    assert pressed(page, EXCERPTS[0]) == []
    press(page, "j", "j", "r")
    opened_again(page, "Accept", "Reject")


def test_two_tabs_lose_nothing_of_each_other(page):
    first = page.current_window_handle
    press(page, "j")
    page.switch_to.new_window("tab")
    second = page.current_window_handle
    page.get(page.address)
    press(page, "j", "j")
    press(page, "r")
    page.switch_to.window(first)
    page.execute_script("arguments[0].click()", card(page, EXCERPTS[2]).find_element(By.CSS_SELECTOR, "button.accept"))
    opened_again(page, "", "Reject", "Accept")
    third = page.current_window_handle
    page.switch_to.window(second)
    page.close()
    page.switch_to.window(third)


def test_answers_are_saved_under_the_reviewers_name(page):
    press(page, "j")
    press(page, "d")
    page.find_element(By.ID, "save").click()
    assert "Write your name first" in page.find_element(By.ID, "said").text
    page.find_element(By.ID, "name").send_keys("Cléo / Ümit")
    said = saved(page, "review-Cléo-Ümit.json")
    found = review.read(said)
    assert (found.reviewer, [(a.excerpt, a.verdict) for a in found.answers]) == (
        "Cléo / Ümit", [(EXCERPTS[0].id, "discuss")]
    )  # fmt: skip


def test_the_story_from_bundle_to_verdict(page, tmp_path, annotator, library):
    made = annotator("highlight", library, "Robots 🤖 & hands", "--quote", QUOTE, "--tag", "hands", "--json").json
    assert annotator("export", library, "--format", "bundle", "--output", tmp_path / "bundle.zip").code == 0
    with ZipFile(tmp_path / "bundle.zip") as package:
        package.extract("review.html", tmp_path)
    page.get((tmp_path / "review.html").as_uri())
    page.find_element(By.ID, "name").send_keys("Dana")
    page.find_element(By.TAG_NAME, "body").click()
    page.find_element(By.CSS_SELECTOR, "button.accept").click()
    page.find_element(By.TAG_NAME, "textarea").send_keys("Yes.")
    saved(page, "review-Dana.json")
    answers = Path(page.folder) / "review-Dana.json"
    assert annotator("import", library, answers, "--json").json["annotations"] == 1
    [found] = annotator("highlights", library, "--json").json
    assert found["id"] == made["id"]
    [given] = found["reviews"]
    assert (given["verdict"], given["comment"], given["person"]) == ("accept", "Yes.", "Dana")
    before = library.read_bytes()
    again = annotator("import", library, answers)
    assert "1 already here" in again.out.decode()
    assert library.read_bytes() == before
