"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const PAGE = 100; // cards made at a time
  const VERDICTS = [["accept", "Accept"], ["reject", "Reject"], ["discuss", "Discuss"]];
  const at = (id) => document.getElementById(id);
  const place = `annotator-review-${data.bundle}/`;
  const kept = {name: "", answers: {}};

  // The browser keeps each answer by itself: no tab writes over what was said in another, or what it could not read.
  // The later word on an excerpt counts.
  const take = (key) => {
    if (!key?.startsWith(place)) return false;
    let said = null;
    try { said = JSON.parse(localStorage.getItem(key)); } catch { /* nothing that can be read */ }
    const id = key.slice(place.length);
    if (id === "name") kept.name = kept.name || String(said || "");
    else if (said?.made > (kept.answers[id]?.made || 0)) { kept.answers[id] = said; return true; }
    return false;
  };
  const load = () => {
    let keys = [];
    try { keys = Object.keys(localStorage); } catch { /* none, for a page like this */ }
    return keys.filter(take).length > 0;
  };
  const keep = (id, said) => {
    try { localStorage.setItem(place + id, JSON.stringify(said)); say(""); }
    catch { say("This browser keeps nothing for this page: save your answers to a file before you close it."); }
  };
  const say = (words) => { at("said").textContent = words; };
  const answer = (id) => kept.answers[id] || {verdict: "", comment: ""};
  const put = (id, change) => {
    take(place + id);
    kept.answers[id] = {...answer(id), ...change, made: Date.now()};
    keep(id, kept.answers[id]);
    progress();
  };

  const make = (kind, words, name) => {
    const made = document.createElement(kind);
    if (words) made.textContent = words;
    if (name) made.className = name;
    return made;
  };
  const colour = (given) => /^#[0-9a-f]{6}$/i.test(given || "") ? given : "#f6d98b";

  const source = (e) => {
    const line = make("p", "", "source");
    const d = data.documents[e.document];
    line.append(make("strong", d.title || "Untitled"));
    if (/^https?:\/\/[^\/\s]/i.test(d.url)) {
      const link = make("a", d.site || d.url);
      link.href = d.url;
      link.rel = "noopener noreferrer";
      link.target = "_blank";
      line.append(" · ", link);
    }
    const facts = [d.author, d.clipped && `clipped ${d.clipped}`, d.source && `via ${d.source}`, d.channel && `#${d.channel}`];
    line.append(facts.filter(Boolean).map((fact) => ` · ${fact}`).join(""));
    return line;
  };

  const quote = (e) => {
    const box = make("blockquote");
    if (e.before) box.append(make("span", `… ${e.before}`, "around"));
    box.append(make("mark", e.quote));
    if (e.after) box.append(make("span", `${e.after} …`, "around"));
    box.dir = "auto";
    return box;
  };

  const card = (e) => {
    const made = make("article");
    made.id = e.id;
    made.tabIndex = -1;
    made.style.setProperty("--tag", colour(e.colours[0]));
    made.append(source(e), quote(e));
    if (e.tags.length) {
      const tags = make("ul", "", "tags");
      e.tags.forEach((path, n) => {
        const chip = make("li", path.join(" › "));
        chip.style.setProperty("--chip", colour(e.colours[n]));
        tags.append(chip);
      });
      made.append(tags);
    }
    for (const note of e.notes) {
      const line = make("p", "", note.answers ? "note answer" : "note");
      line.append(make("strong", note.person ? `${note.person} ` : ""), note.body);
      line.dir = "auto";
      made.append(line);
    }
    const row = make("div", "", "answer-row");
    const pressed = () => row.querySelectorAll("button").forEach((b) =>
      b.setAttribute("aria-pressed", String(answer(e.id).verdict === b.className)));
    for (const [verdict, title] of VERDICTS) {
      const button = make("button", title, verdict);
      button.type = "button";
      button.addEventListener("click", () => {
        put(e.id, {verdict: answer(e.id).verdict === verdict ? "" : verdict});
        pressed();
      });
      row.append(button);
    }
    const comment = make("textarea");
    comment.rows = 1;
    comment.maxLength = 20000;
    comment.placeholder = "Comment";
    comment.setAttribute("aria-label", "Comment");
    comment.value = answer(e.id).comment;
    comment.addEventListener("input", () => {
      const undecided = comment.value.trim() && !answer(e.id).verdict; // words alone mean: let us talk about it
      put(e.id, undecided ? {comment: comment.value, verdict: "discuss"} : {comment: comment.value});
      pressed();
    });
    pressed();
    made.append(row, comment);
    made.addEventListener("focusin", () => go(shown.indexOf(e), false));
    return made;
  };

  // What is shown: the excerpts that pass the filters, made a page at a time as one scrolls or steps on.
  let shown = [], built = 0, here = -1;
  const list = at("list");
  const end = make("div");
  const more = (upto) => {
    while (built < Math.min(upto, shown.length)) list.insertBefore(card(shown[built++]), end);
  };
  const words = (e) => {
    const d = data.documents[e.document];
    return [e.quote, d.title, d.site, ...e.tags.flat(), ...e.notes.map((n) => n.body)].join("\n").toLocaleLowerCase();
  };
  data.excerpts.forEach((e) => { e.words = words(e); });

  const filter = () => {
    const sought = at("words").value.trim().toLocaleLowerCase().split(/\s+/).filter(Boolean);
    const [tag, doc, person, state] = ["tag", "document", "person", "state"].map((id) => at(id).value);
    shown = data.excerpts.filter((e) =>
      sought.every((word) => e.words.includes(word))
      && (!tag || e.tags.some((path) => path.some((_, n) => path.slice(0, n + 1).join(" › ") === tag)))
      && (!doc || String(e.document) === doc)
      && (!person || e.person === person)
      && (!state || (answer(e.id).verdict || "unanswered") === state));
    list.replaceChildren(end);
    built = 0;
    here = -1;
    more(PAGE);
    if (!shown.length) list.prepend(make("p", "No excerpt passes these filters.", "empty"));
    progress();
  };

  const progress = () => {
    const done = data.excerpts.filter((e) => answer(e.id).verdict).length;
    const some = shown.length < data.excerpts.length ? ` · ${shown.length} shown` : "";
    at("count").textContent = `${done} of ${data.excerpts.length} answered${some}`;
    at("bar").max = data.excerpts.length || 1;
    at("bar").value = done;
  };

  const go = (to, move = true) => {
    if (to < 0 || to >= shown.length) return;
    more(to + PAGE / 2);
    if (here >= 0 && shown[here]) document.getElementById(shown[here].id)?.classList.remove("at");
    here = to;
    const there = document.getElementById(shown[here].id);
    there.classList.add("at");
    if (!move) return;
    there.focus({preventScroll: true});
    there.scrollIntoView({block: "start"});
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "Escape" && typing) { event.target.blur(); return; }
    if (typing) return;
    const card = here >= 0 ? document.getElementById(shown[here].id) : null;
    const press = (verdict) => card?.querySelector(`button.${verdict}`).click();
    const acts = {
      j: () => go(here + 1), k: () => go(here - 1), a: () => press("accept"), r: () => press("reject"),
      d: () => press("discuss"), c: () => card?.querySelector("textarea").focus(), "/": () => at("words").focus(),
    };
    const act = acts[event.key.toLowerCase()];
    if (act) { event.preventDefault(); act(); }
  });

  at("save").addEventListener("click", () => {
    const name = at("name").value.trim();
    if (!name) { say("Write your name first, so that they know who answered."); at("name").focus(); return; }
    const answers = Object.entries(kept.answers).map(([excerpt, a]) => ({excerpt, ...a}));
    const file = {annotator: "review", version: 1, bundle: data.bundle, reviewer: name, saved: Date.now(), answers};
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([JSON.stringify(file, null, 1)], {type: "application/json"}));
    link.download = `review-${name.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").slice(0, 60) || "answers"}.json`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    say(`Saved as ${link.download} among your downloads. Send that file back.`);
  });

  const fill = (id, options) => {
    for (const [value, title] of options) at(id).add(new Option(title, value));
    at(id).hidden = at(id).options.length < 2;
  };
  const sorted = (given) => [...given].sort((a, b) => a.localeCompare(b));
  const lines = new Set(data.excerpts.flatMap((e) => e.tags.flatMap((path) => path.map((_, n) => path.slice(0, n + 1).join(" › ")))));
  fill("tag", sorted(lines).map((t) => [t, t]));
  fill("document", data.documents.map((d, n) => [String(n), d.title || "Untitled"]));
  fill("person", sorted(new Set(data.excerpts.map((e) => e.person).filter(Boolean))).map((p) => [p, p]));
  for (const id of ["tag", "document", "person", "state"]) at(id).addEventListener("change", filter);
  at("words").addEventListener("input", filter);
  const follow = (news) => {
    if (news) filter();
    at("name").value = at("name").value || kept.name;
  };
  window.addEventListener("storage", (event) => follow(take(event.key)));
  window.addEventListener("pageshow", () => follow(load()));
  load();
  at("name").value = kept.name;
  at("name").addEventListener("input", () => { kept.name = at("name").value; keep("name", kept.name); });
  new IntersectionObserver((seen) => { if (seen.some((s) => s.isIntersecting)) more(built + PAGE); }, {rootMargin: "1200px"}).observe(end);
  filter();
})();
