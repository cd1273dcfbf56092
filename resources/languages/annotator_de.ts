<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
 <context>
  <name>AdoptionBox</name>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Changed: {}</source>
   <translation>Geändert: {}</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>New: {}</source>
   <translation>Neu: {}</translation>
  </message>
  <message>
   <source>Nothing is deleted, and what the file does not say of a tag stays.</source>
   <translation>Nichts wird gelöscht; was die Datei über ein Schlagwort nicht sagt, bleibt.</translation>
  </message>
  <message>
   <source>Take in</source>
   <translation>Übernehmen</translation>
  </message>
  <message>
   <source>Take in “{}”?</source>
   <translation>„{}“ übernehmen?</translation>
  </message>
  <message>
   <source>What it brings</source>
   <translation>Was es bringt</translation>
  </message>
 </context>
 <context>
  <name>App</name>
  <message>
   <source>Checking the backup</source>
   <translation>Die Sicherung wird geprüft</translation>
  </message>
  <message>
   <source>Checking {}</source>
   <translation>{} wird geprüft</translation>
  </message>
  <message>
   <source>Nobody has said their name yet.</source>
   <translation>Noch hat niemand einen Namen genannt.</translation>
  </message>
  <message>
   <source>Open a copy</source>
   <translation>Kopie öffnen</translation>
  </message>
  <message>
   <source>Opening {}</source>
   <translation>{} wird geöffnet</translation>
  </message>
  <message>
   <source>Save what can be read</source>
   <translation>Lesbares retten</translation>
  </message>
  <message>
   <source>copy</source>
   <translation>Kopie</translation>
  </message>
  <message>
   <source>saved</source>
   <translation>gerettet</translation>
  </message>
  <message>
   <source>{} has what can still be proven of {}; that file is as it was.</source>
   <translation>{} hat, was von {} noch nachweisbar ist; jene Datei ist, wie sie war.</translation>
  </message>
  <message>
   <source>{} was brought up to date; the file as an earlier version wrote it is among the backups.</source>
   <translation>{} wurde auf den neuen Stand gebracht; die Datei, wie eine frühere Version sie schrieb, ist unter den Sicherungen.</translation>
  </message>
 </context>
 <context>
  <name>Backups</name>
  <message>
   <source>a damaged file, as it was found</source>
   <translation>beschädigte Datei, wie vorgefunden</translation>
  </message>
  <message>
   <source>before a merge</source>
   <translation>vor einer Zusammenführung</translation>
  </message>
  <message>
   <source>before a new version changed the file</source>
   <translation>bevor eine neue Version die Datei änderte</translation>
  </message>
  <message>
   <source>before an older one was put back</source>
   <translation>bevor eine ältere zurückgeholt wurde</translation>
  </message>
  <message>
   <source>before much was deleted</source>
   <translation>bevor viel gelöscht wurde</translation>
  </message>
  <message>
   <source>when you asked for it</source>
   <translation>auf Wunsch</translation>
  </message>
  <message>
   <source>while you worked</source>
   <translation>während der Arbeit</translation>
  </message>
 </context>
 <context>
  <name>Bulk</name>
  <message>
   <source>Colouring</source>
   <translation>Färben läuft</translation>
  </message>
  <message>
   <source>Deleted; {undo} brings them back.</source>
   <translation>Gelöscht; {undo} holt sie zurück.</translation>
  </message>
  <message>
   <source>Deleting</source>
   <translation>Löschen läuft</translation>
  </message>
  <message>
   <source>Tagging</source>
   <translation>Verschlagworten läuft</translation>
  </message>
  <message>
   <source>Taking a tag off</source>
   <translation>Schlagwort wird abgenommen</translation>
  </message>
 </context>
 <context>
  <name>BulkBar</name>
  <message>
   <source>Choose none</source>
   <translation>Auswahl aufheben</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>Farbe</translation>
  </message>
  <message>
   <source>Colour the chosen highlights as a tag</source>
   <translation>Ausgewählte Markierungen wie ein Schlagwort färben</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <source>Copy the chosen quotes</source>
   <translation>Ausgewählte Zitate kopieren</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Delete the chosen highlights</source>
   <translation>Ausgewählte Markierungen löschen</translation>
  </message>
  <message>
   <source>No tags</source>
   <translation>Keine Schlagwörter</translation>
  </message>
  <message>
   <source>Tag the chosen highlights</source>
   <translation>Ausgewählte Markierungen verschlagworten</translation>
  </message>
  <message>
   <source>Tag…</source>
   <translation>Schlagwort…</translation>
  </message>
  <message>
   <source>Take a tag off the chosen highlights</source>
   <translation>Ein Schlagwort von den ausgewählten Markierungen abnehmen</translation>
  </message>
  <message>
   <source>Untag</source>
   <translation>Abnehmen</translation>
  </message>
  <message>
   <source>{} highlights chosen</source>
   <translation>{} Markierungen ausgewählt</translation>
  </message>
 </context>
 <context>
  <name>Captures</name>
  <message>
   <source>Reading captures</source>
   <translation>Fassungen werden gelesen</translation>
  </message>
  <message>
   <source>The capture of {} is shown; {undo} takes it back.</source>
   <translation>Die Fassung von {} wird gezeigt; {undo} nimmt es zurück.</translation>
  </message>
  <message>
   <source>an unknown day</source>
   <translation>unbekanntem Tag</translation>
  </message>
  <message>
   <source>“{}” is a document of its own now; {undo} takes it back.</source>
   <translation>„{}“ ist jetzt ein eigenes Dokument; {undo} nimmt es zurück.</translation>
  </message>
 </context>
 <context>
  <name>CapturesBox</name>
  <message>
   <source>Another article: set it apart</source>
   <translation>Anderer Artikel: abtrennen</translation>
  </message>
  <message>
   <source>Captures</source>
   <translation>Fassungen</translation>
  </message>
  <message>
   <source>Captures of “{}”</source>
   <translation>Fassungen von „{}“</translation>
  </message>
  <message>
   <source>Clipped</source>
   <translation>Ausgeschnitten</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Highlights</source>
   <translation>Markierungen</translation>
  </message>
  <message>
   <source>It becomes a document of its own, with the highlights made on it.</source>
   <translation>Sie wird ein eigenes Dokument, samt den Markierungen darin.</translation>
  </message>
  <message>
   <source>One for each time this page was clipped and had changed. Highlights stay on the text they were made on, and are found again in the one that is shown.</source>
   <translation>Eine für jedes Mal, da diese Seite ausgeschnitten wurde und sich geändert hatte. Markierungen bleiben an dem Text, an dem sie entstanden, und werden in der gezeigten Fassung wiedergefunden.</translation>
  </message>
  <message>
   <source>Show this one</source>
   <translation>Diese zeigen</translation>
  </message>
  <message>
   <source>Words</source>
   <translation>Wörter</translation>
  </message>
  <message>
   <source>shown</source>
   <translation>gezeigt</translation>
  </message>
 </context>
 <context>
  <name>Card</name>
  <message>
   <source>no tag</source>
   <translation>kein Schlagwort</translation>
  </message>
 </context>
 <context>
  <name>CardPane</name>
  <message>
   <source>, by tag</source>
   <translation>, nach Schlagwort</translation>
  </message>
  <message>
   <source>, by time</source>
   <translation>, nach Zeit</translation>
  </message>
  <message>
   <source>Attach here</source>
   <translation>Hier anbringen</translation>
  </message>
  <message>
   <source>By place</source>
   <translation>Nach Stelle</translation>
  </message>
  <message>
   <source>By tag</source>
   <translation>Nach Schlagwort</translation>
  </message>
  <message>
   <source>By time, the newest first</source>
   <translation>Nach Zeit, die neuesten zuerst</translation>
  </message>
  <message>
   <source>Copy quote</source>
   <translation>Zitat kopieren</translation>
  </message>
  <message>
   <source>Copy quotes</source>
   <translation>Zitate kopieren</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Document</source>
   <translation>Dokument</translation>
  </message>
  <message>
   <source>Go there</source>
   <translation>Hingehen</translation>
  </message>
  <message>
   <source>HIGHLIGHTS</source>
   <translation>MARKIERUNGEN</translation>
  </message>
  <message>
   <source>Highlights</source>
   <translation>Markierungen</translation>
  </message>
  <message>
   <source>History…</source>
   <translation>Verlauf…</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>Bibliothek</translation>
  </message>
  <message>
   <source>No highlight matches.</source>
   <translation>Keine Markierung passt.</translation>
  </message>
  <message>
   <source>Note…</source>
   <translation>Notiz…</translation>
  </message>
  <message>
   <source>Nothing is highlighted in this document yet.</source>
   <translation>In diesem Dokument ist noch nichts markiert.</translation>
  </message>
  <message>
   <source>Nothing is highlighted in this library yet.</source>
   <translation>In dieser Bibliothek ist noch nichts markiert.</translation>
  </message>
  <message>
   <source>Select words on the page and press {highlight} to highlight them, {choose_tags} to tag them.</source>
   <translation>Wörter auf der Seite auswählen: {highlight} markiert sie, {choose_tags} gibt ein Schlagwort.</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>Alle zeigen</translation>
  </message>
  <message>
   <source>Tags…</source>
   <translation>Schlagwörter…</translation>
  </message>
  <message>
   <source>This document</source>
   <translation>Dieses Dokument</translation>
  </message>
  <message>
   <source>Which highlights, and their order</source>
   <translation>Welche Markierungen, und ihre Reihenfolge</translation>
  </message>
  <message>
   <source>Whole library</source>
   <translation>Ganze Bibliothek</translation>
  </message>
 </context>
 <context>
  <name>CarryBox</name>
  <message>
   <source>Carry over</source>
   <translation>Mitnehmen</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Highlights stay on the text they were made on until you carry them over; {undo} takes that back. Orphaned ones keep their words: select where they belong, then choose “Attach here”.</source>
   <translation>Markierungen bleiben an ihrem alten Text, bis sie mitgenommen werden; {undo} nimmt das zurück. Verwaiste behalten ihre Wörter: die richtige Stelle auswählen, dann „Hier anbringen“.</translation>
  </message>
  <message>
   <source>How each highlight fares</source>
   <translation>Was aus jeder Markierung wird</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>Später</translation>
  </message>
  <message>
   <source>now “{}”, {} alike</source>
   <translation>jetzt „{}“, zu {} gleich</translation>
  </message>
 </context>
 <context>
  <name>Carrying</name>
  <message>
   <source>Carried over: {}; {undo} takes it back.</source>
   <translation>Mitgenommen: {}; {undo} nimmt es zurück.</translation>
  </message>
  <message>
   <source>Carrying over</source>
   <translation>Mitnehmen läuft</translation>
  </message>
  <message>
   <source>Click the highlight in the list that you want to attach.</source>
   <translation>In der Liste die Markierung anklicken, die angebracht werden soll.</translation>
  </message>
  <message>
   <source>Comparing</source>
   <translation>Vergleich läuft</translation>
  </message>
  <message>
   <source>Every highlight of this document is in its text.</source>
   <translation>Alle Markierungen dieses Dokuments stehen in seinem Text.</translation>
  </message>
  <message>
   <source>Select the words that this highlight belongs to.</source>
   <translation>Die Wörter auswählen, zu denen diese Markierung gehört.</translation>
  </message>
 </context>
 <context>
  <name>Choice</name>
  <message>
   <source>put on</source>
   <translation>vergeben</translation>
  </message>
  <message>
   <source>put on some</source>
   <translation>an einigen vergeben</translation>
  </message>
  <message>
   <source>recent</source>
   <translation>kürzlich</translation>
  </message>
 </context>
 <context>
  <name>ChoiceRows</name>
  <message>
   <source>No preference is called that.</source>
   <translation>Keine Einstellung heißt so.</translation>
  </message>
 </context>
 <context>
  <name>Codebook</name>
  <message>
   <source>Choose a tag in the codebook first.</source>
   <translation>Zuerst ein Schlagwort im Codebuch auswählen.</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Delete “{}”?</source>
   <translation>„{}“ löschen?</translation>
  </message>
  <message>
   <source>Deleted “{}”; {undo} brings it back.</source>
   <translation>„{}“ gelöscht; {undo} holt es zurück.</translation>
  </message>
  <message>
   <source>Deprecate</source>
   <translation>Stilllegen</translation>
  </message>
  <message>
   <source>Looking</source>
   <translation>Suche läuft</translation>
  </message>
  <message>
   <source>Merging</source>
   <translation>Zusammenführen läuft</translation>
  </message>
  <message>
   <source>Use again</source>
   <translation>Wieder verwenden</translation>
  </message>
  <message>
   <source>“{}” is on no highlight that a new tag could take over.</source>
   <translation>„{}“ steht an keiner Markierung, die ein neues Schlagwort übernehmen könnte.</translation>
  </message>
 </context>
 <context>
  <name>CodebookFiles</name>
  <message numerus="yes">
   <source>%Ln tag(s) exported to {}</source>
   <translation>
    <numerusform>%Ln Schlagwort nach {} exportiert</numerusform>
    <numerusform>%Ln Schlagwörter nach {} exportiert</numerusform>
   </translation>
  </message>
  <message>
   <source>Codebook taken in: {}. {undo} takes it back.</source>
   <translation>Codebuch übernommen: {}. {undo} nimmt es zurück.</translation>
  </message>
  <message>
   <source>Codebook.csv</source>
   <translation>Codebuch.csv</translation>
  </message>
  <message>
   <source>Codebooks (*.csv *.tsv *.txt *.qdc *.qde);;All files (*)</source>
   <translation>Codebücher (*.csv *.tsv *.txt *.qdc *.qde);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Export the codebook</source>
   <translation>Codebuch exportieren</translation>
  </message>
  <message>
   <source>Exporting</source>
   <translation>Export läuft</translation>
  </message>
  <message>
   <source>Import a codebook</source>
   <translation>Codebuch importieren</translation>
  </message>
  <message>
   <source>Importing</source>
   <translation>Import läuft</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>Lesen läuft</translation>
  </message>
 </context>
 <context>
  <name>Collating</name>
  <message>
   <source>Comparing</source>
   <translation>Vergleich läuft</translation>
  </message>
  <message>
   <source>Neither of them marked anything here.</source>
   <translation>Hier hat keiner von beiden etwas markiert.</translation>
  </message>
  <message>
   <source>Only one person has worked in this library; merge another's copy first.</source>
   <translation>In dieser Bibliothek hat nur eine Person gearbeitet; zuerst die Kopie einer anderen zusammenführen.</translation>
  </message>
  <message>
   <source>They marked the very same words with the same tags here.</source>
   <translation>Hier haben beide genau dieselben Wörter mit denselben Schlagwörtern markiert.</translation>
  </message>
  <message>
   <source>What {} marked</source>
   <translation>Was {} markiert hat</translation>
  </message>
  <message>
   <source>no tag</source>
   <translation>kein Schlagwort</translation>
  </message>
  <message>
   <source>not marked</source>
   <translation>nicht markiert</translation>
  </message>
  <message>
   <source>only {}</source>
   <translation>nur {}</translation>
  </message>
  <message>
   <source>other tags</source>
   <translation>andere Schlagwörter</translation>
  </message>
  <message>
   <source>other words</source>
   <translation>andere Wörter</translation>
  </message>
  <message>
   <source>the same</source>
   <translation>dasselbe</translation>
  </message>
  <message>
   <source>two tags of one name</source>
   <translation>zwei Schlagwörter eines Namens</translation>
  </message>
  <message>
   <source>{} of {} differences</source>
   <translation>{} von {} Unterschieden</translation>
  </message>
 </context>
 <context>
  <name>Commands</name>
  <message>
   <source>A paragraph back</source>
   <translation>Einen Absatz zurück</translation>
  </message>
  <message>
   <source>A paragraph more</source>
   <translation>Einen Absatz mehr</translation>
  </message>
  <message>
   <source>A sentence back</source>
   <translation>Einen Satz zurück</translation>
  </message>
  <message>
   <source>A sentence more</source>
   <translation>Einen Satz mehr</translation>
  </message>
  <message>
   <source>A word back</source>
   <translation>Ein Wort zurück</translation>
  </message>
  <message>
   <source>A word more</source>
   <translation>Ein Wort mehr</translation>
  </message>
  <message>
   <source>All keys</source>
   <translation>Alle Tasten</translation>
  </message>
  <message>
   <source>Another face: serif, sans, clear letters</source>
   <translation>Andere Schrift: Serifen, serifenlos, leserlich</translation>
  </message>
  <message>
   <source>Attach here</source>
   <translation>Hier anbringen</translation>
  </message>
  <message>
   <source>Back</source>
   <translation>Zurück</translation>
  </message>
  <message>
   <source>Back up now</source>
   <translation>Jetzt sichern</translation>
  </message>
  <message>
   <source>Bar beside the selection</source>
   <translation>Leiste an der Auswahl</translation>
  </message>
  <message>
   <source>Bar only at its key, or by itself</source>
   <translation>Leiste nur auf Taste, oder von selbst</translation>
  </message>
  <message>
   <source>Captures of this document…</source>
   <translation>Fassungen dieses Dokuments…</translation>
  </message>
  <message>
   <source>Caret to the next paragraph</source>
   <translation>Cursor zum nächsten Absatz</translation>
  </message>
  <message>
   <source>Caret to the next sentence</source>
   <translation>Cursor zum nächsten Satz</translation>
  </message>
  <message>
   <source>Caret to the next word</source>
   <translation>Cursor zum nächsten Wort</translation>
  </message>
  <message>
   <source>Caret to the paragraph before</source>
   <translation>Cursor zum Absatz davor</translation>
  </message>
  <message>
   <source>Caret to the sentence before</source>
   <translation>Cursor zum Satz davor</translation>
  </message>
  <message>
   <source>Caret to the word before</source>
   <translation>Cursor zum Wort davor</translation>
  </message>
  <message>
   <source>Carry highlights over…</source>
   <translation>Markierungen mitnehmen…</translation>
  </message>
  <message>
   <source>Choose keys…</source>
   <translation>Tasten wählen…</translation>
  </message>
  <message>
   <source>Codebook</source>
   <translation>Codebuch</translation>
  </message>
  <message>
   <source>Compare two people…</source>
   <translation>Zwei Personen vergleichen…</translation>
  </message>
  <message>
   <source>Conflicts…</source>
   <translation>Konflikte…</translation>
  </message>
  <message>
   <source>Copy as Markdown</source>
   <translation>Als Markdown kopieren</translation>
  </message>
  <message>
   <source>Copy quote</source>
   <translation>Zitat kopieren</translation>
  </message>
  <message>
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Delete highlight</source>
   <translation>Markierung löschen</translation>
  </message>
  <message>
   <source>Delete the note</source>
   <translation>Notiz löschen</translation>
  </message>
  <message>
   <source>Deprecate</source>
   <translation>Stilllegen</translation>
  </message>
  <message>
   <source>Edit</source>
   <translation>Bearbeiten</translation>
  </message>
  <message>
   <source>Edit…</source>
   <translation>Bearbeiten…</translation>
  </message>
  <message>
   <source>Export excerpts…</source>
   <translation>Auszüge exportieren…</translation>
  </message>
  <message>
   <source>Export the codebook…</source>
   <translation>Codebuch exportieren…</translation>
  </message>
  <message>
   <source>Find on this page</source>
   <translation>Auf dieser Seite suchen</translation>
  </message>
  <message>
   <source>Forward</source>
   <translation>Vor</translation>
  </message>
  <message>
   <source>Full screen</source>
   <translation>Vollbild</translation>
  </message>
  <message>
   <source>Go to anything</source>
   <translation>Überallhin springen</translation>
  </message>
  <message>
   <source>Grow at the beginning</source>
   <translation>Am Anfang länger</translation>
  </message>
  <message>
   <source>Grow by a word</source>
   <translation>Ein Wort länger</translation>
  </message>
  <message>
   <source>Hand over a copy…</source>
   <translation>Kopie weitergeben…</translation>
  </message>
  <message>
   <source>Help</source>
   <translation>Hilfe</translation>
  </message>
  <message>
   <source>Highlight</source>
   <translation>Markieren</translation>
  </message>
  <message>
   <source>Highlight at the caret</source>
   <translation>Markierung am Cursor</translation>
  </message>
  <message>
   <source>Highlights and tags</source>
   <translation>Markierungen und Schlagwörter</translation>
  </message>
  <message>
   <source>History of the highlight…</source>
   <translation>Verlauf der Markierung…</translation>
  </message>
  <message>
   <source>History…</source>
   <translation>Verlauf…</translation>
  </message>
  <message>
   <source>How the page is set…</source>
   <translation>Satz der Seite…</translation>
  </message>
  <message>
   <source>Import a codebook…</source>
   <translation>Codebuch importieren…</translation>
  </message>
  <message>
   <source>Import a folder…</source>
   <translation>Ordner importieren…</translation>
  </message>
  <message>
   <source>Import clips…</source>
   <translation>Ausschnitte importieren…</translation>
  </message>
  <message>
   <source>Larger words</source>
   <translation>Größere Schrift</translation>
  </message>
  <message>
   <source>Less space between lines</source>
   <translation>Weniger Zeilenabstand</translation>
  </message>
  <message>
   <source>Library</source>
   <translation>Bibliothek</translation>
  </message>
  <message>
   <source>Light or dark</source>
   <translation>Hell oder dunkel</translation>
  </message>
  <message>
   <source>List of documents</source>
   <translation>Dokumentliste</translation>
  </message>
  <message>
   <source>Mark</source>
   <translation>Markieren</translation>
  </message>
  <message>
   <source>Merge into…</source>
   <translation>Aufgehen lassen in…</translation>
  </message>
  <message>
   <source>Merge libraries…</source>
   <translation>Bibliotheken zusammenführen…</translation>
  </message>
  <message>
   <source>More space between lines</source>
   <translation>Mehr Zeilenabstand</translation>
  </message>
  <message>
   <source>Move below…</source>
   <translation>Unterordnen…</translation>
  </message>
  <message>
   <source>Move down</source>
   <translation>Nach unten</translation>
  </message>
  <message>
   <source>Move the note…</source>
   <translation>Notiz verschieben…</translation>
  </message>
  <message>
   <source>Move up</source>
   <translation>Nach oben</translation>
  </message>
  <message>
   <source>Narrower column</source>
   <translation>Schmalere Spalte</translation>
  </message>
  <message>
   <source>New library…</source>
   <translation>Neue Bibliothek…</translation>
  </message>
  <message>
   <source>New tag…</source>
   <translation>Neues Schlagwort…</translation>
  </message>
  <message>
   <source>Next difference</source>
   <translation>Nächster Unterschied</translation>
  </message>
  <message>
   <source>Next highlight</source>
   <translation>Nächste Markierung</translation>
  </message>
  <message>
   <source>Next hit</source>
   <translation>Nächster Treffer</translation>
  </message>
  <message>
   <source>Next pane</source>
   <translation>Nächster Bereich</translation>
  </message>
  <message>
   <source>Note on the document…</source>
   <translation>Notiz zum Dokument…</translation>
  </message>
  <message>
   <source>Note…</source>
   <translation>Notiz…</translation>
  </message>
  <message>
   <source>Open another library…</source>
   <translation>Andere Bibliothek öffnen…</translation>
  </message>
  <message>
   <source>Outline</source>
   <translation>Gliederung</translation>
  </message>
  <message>
   <source>Overview of the library</source>
   <translation>Überblick über die Bibliothek</translation>
  </message>
  <message>
   <source>Preferences…</source>
   <translation>Einstellungen…</translation>
  </message>
  <message>
   <source>Previous difference</source>
   <translation>Voriger Unterschied</translation>
  </message>
  <message>
   <source>Previous highlight</source>
   <translation>Vorige Markierung</translation>
  </message>
  <message>
   <source>Previous hit</source>
   <translation>Voriger Treffer</translation>
  </message>
  <message>
   <source>Print…</source>
   <translation>Drucken…</translation>
  </message>
  <message>
   <source>Quit</source>
   <translation>Beenden</translation>
  </message>
  <message>
   <source>Read the guide</source>
   <translation>Anleitung lesen</translation>
  </message>
  <message>
   <source>Redo</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <source>Rename</source>
   <translation>Umbenennen</translation>
  </message>
  <message>
   <source>Restore a backup…</source>
   <translation>Sicherung zurückholen…</translation>
  </message>
  <message>
   <source>Same tags again</source>
   <translation>Gleiche Schlagwörter noch einmal</translation>
  </message>
  <message>
   <source>Search the library</source>
   <translation>Bibliothek durchsuchen</translation>
  </message>
  <message>
   <source>Select</source>
   <translation>Auswählen</translation>
  </message>
  <message>
   <source>Shrink at the beginning</source>
   <translation>Am Anfang kürzer</translation>
  </message>
  <message>
   <source>Shrink by a word</source>
   <translation>Ein Wort kürzer</translation>
  </message>
  <message>
   <source>Smaller words</source>
   <translation>Kleinere Schrift</translation>
  </message>
  <message>
   <source>Sort the list of documents…</source>
   <translation>Dokumentenliste sortieren…</translation>
  </message>
  <message>
   <source>Sort this level by name</source>
   <translation>Diese Ebene nach Namen ordnen</translation>
  </message>
  <message>
   <source>Split…</source>
   <translation>Teilen…</translation>
  </message>
  <message>
   <source>Straight right edge, or ragged</source>
   <translation>Rechter Rand gerade oder flatternd</translation>
  </message>
  <message>
   <source>Tag every place of a term…</source>
   <translation>Jede Stelle eines Begriffs verschlagworten…</translation>
  </message>
  <message>
   <source>Tag named by these words</source>
   <translation>Diese Wörter als Schlagwort</translation>
  </message>
  <message>
   <source>Tag names in the margin</source>
   <translation>Schlagwörter am Rand</translation>
  </message>
  <message>
   <source>Tag…</source>
   <translation>Schlagwort…</translation>
  </message>
  <message>
   <source>The next sentence</source>
   <translation>Den nächsten Satz</translation>
  </message>
  <message>
   <source>The paragraph</source>
   <translation>Den Absatz</translation>
  </message>
  <message>
   <source>The sentence</source>
   <translation>Den Satz</translation>
  </message>
  <message>
   <source>The sentence before</source>
   <translation>Den Satz davor</translation>
  </message>
  <message>
   <source>Trash…</source>
   <translation>Papierkorb…</translation>
  </message>
  <message>
   <source>Two people side by side</source>
   <translation>Zwei Personen nebeneinander</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <source>Undo the last merge…</source>
   <translation>Letzte Zusammenführung zurücknehmen…</translation>
  </message>
  <message>
   <source>Usual size and spacing</source>
   <translation>Übliche Größe und Abstände</translation>
  </message>
  <message>
   <source>View</source>
   <translation>Ansicht</translation>
  </message>
  <message>
   <source>Watch a folder…</source>
   <translation>Ordner beobachten…</translation>
  </message>
  <message>
   <source>Watch no folder</source>
   <translation>Keinen Ordner beobachten</translation>
  </message>
  <message>
   <source>Wider column</source>
   <translation>Breitere Spalte</translation>
  </message>
  <message>
   <source>Wrap long lines of code, or not</source>
   <translation>Lange Codezeilen umbrechen, oder nicht</translation>
  </message>
  <message>
   <source>Your name…</source>
   <translation>Name…</translation>
  </message>
 </context>
 <context>
  <name>CompareBar</name>
  <message numerus="yes">
   <source>%Ln difference(s)</source>
   <translation>
    <numerusform>%Ln Unterschied</numerusform>
    <numerusform>%Ln Unterschiede</numerusform>
   </translation>
  </message>
  <message>
   <source>Agreement on each tag</source>
   <translation>Übereinstimmung je Schlagwort</translation>
  </message>
  <message>
   <source>All tags</source>
   <translation>Alle Schlagwörter</translation>
  </message>
  <message>
   <source>Compare no longer</source>
   <translation>Nicht mehr vergleichen</translation>
  </message>
  <message>
   <source>Next difference</source>
   <translation>Nächster Unterschied</translation>
  </message>
  <message>
   <source>Numbers…</source>
   <translation>Zahlen…</translation>
  </message>
  <message>
   <source>Previous difference</source>
   <translation>Voriger Unterschied</translation>
  </message>
  <message>
   <source>Tag to compare</source>
   <translation>Schlagwort, das verglichen wird</translation>
  </message>
  <message>
   <source>Whose marks stand at the left</source>
   <translation>Wessen Markierungen links stehen</translation>
  </message>
  <message>
   <source>Whose marks stand at the right</source>
   <translation>Wessen Markierungen rechts stehen</translation>
  </message>
  <message>
   <source>agree {}</source>
   <translation>einig {}</translation>
  </message>
  <message>
   <source>kappa {}</source>
   <translation>Kappa {}</translation>
  </message>
  <message>
   <source>{} of {} differences</source>
   <translation>{} von {} Unterschieden</translation>
  </message>
 </context>
 <context>
  <name>CompareBox</name>
  <message>
   <source>Agreement on each tag</source>
   <translation>Übereinstimmung je Schlagwort</translation>
  </message>
  <message>
   <source>Choose two different people.</source>
   <translation>Zwei verschiedene Personen auswählen.</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Cohen's kappa, on characters</source>
   <translation>Cohens Kappa, über Zeichen</translation>
  </message>
  <message>
   <source>Compare two people</source>
   <translation>Zwei Personen vergleichen</translation>
  </message>
  <message>
   <source>Comparing…</source>
   <translation>Vergleich läuft…</translation>
  </message>
  <message>
   <source>Document</source>
   <translation>Dokument</translation>
  </message>
  <message>
   <source>F1 of highlights that share at least half of the shorter</source>
   <translation>F1 der Markierungen, die mindestens die Hälfte der kürzeren teilen</translation>
  </message>
  <message>
   <source>Krippendorff's alpha of where highlights begin and end</source>
   <translation>Krippendorffs Alpha für Anfang und Ende der Markierungen</translation>
  </message>
  <message>
   <source>Krippendorff's alpha, nominal, on characters</source>
   <translation>Krippendorffs Alpha, nominal, über Zeichen</translation>
  </message>
  <message>
   <source>Marked at all</source>
   <translation>Überhaupt markiert</translation>
  </message>
  <message>
   <source>On the documents that both marked, as they are shown now.</source>
   <translation>An den Dokumenten, in denen beide markiert haben, wie sie jetzt gezeigt werden.</translation>
  </message>
  <message>
   <source>One</source>
   <translation>Die eine</translation>
  </message>
  <message>
   <source>One person…</source>
   <translation>Eine Person…</translation>
  </message>
  <message>
   <source>Share of the characters on which both agree</source>
   <translation>Anteil der Zeichen, bei denen beide einig sind</translation>
  </message>
  <message>
   <source>The other</source>
   <translation>Die andere</translation>
  </message>
  <message>
   <source>They marked the very same words.</source>
   <translation>Beide haben genau dieselben Wörter markiert.</translation>
  </message>
  <message>
   <source>What only one marked</source>
   <translation>Was nur eine markiert hat</translation>
  </message>
  <message>
   <source>agree</source>
   <translation>einig</translation>
  </message>
  <message>
   <source>alpha</source>
   <translation>Alpha</translation>
  </message>
  <message>
   <source>and</source>
   <translation>und</translation>
  </message>
  <message>
   <source>kappa</source>
   <translation>Kappa</translation>
  </message>
  <message>
   <source>only {}</source>
   <translation>nur {}</translation>
  </message>
  <message>
   <source>units</source>
   <translation>Einheiten</translation>
  </message>
  <message>
   <source>{} passages that only one of them marked. A click on one, or on a number, shows what both marked on the page.</source>
   <translation>{} Stellen, die nur einer der beiden markiert hat. Ein Klick auf eine Stelle oder eine Zahl zeigt auf der Seite, was beide markiert haben.</translation>
  </message>
 </context>
 <context>
  <name>Comparing</name>
  <message>
   <source>Are “{}” and “{}” one person?</source>
   <translation>Sind „{}“ und „{}“ eine Person?</translation>
  </message>
  <message>
   <source>Comparing</source>
   <translation>Vergleich läuft</translation>
  </message>
  <message>
   <source>Only one person has worked in this library; merge another's copy first.</source>
   <translation>In dieser Bibliothek hat nur eine Person gearbeitet; zuerst die Kopie einer anderen zusammenführen.</translation>
  </message>
  <message>
   <source>Their highlights then count as one person's, in this library and wherever it is merged. {undo} takes it back.</source>
   <translation>Ihre Markierungen zählen dann als die einer Person, hier und überall, wohin diese Bibliothek zusammengeführt wird. {undo} nimmt es zurück.</translation>
  </message>
 </context>
 <context>
  <name>Counts</name>
  <message numerus="yes">
   <source>%Ln document(s)</source>
   <translation>
    <numerusform>%Ln Dokument</numerusform>
    <numerusform>%Ln Dokumente</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln excerpt(s)</source>
   <translation>
    <numerusform>%Ln Auszug</numerusform>
    <numerusform>%Ln Auszüge</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln highlight(s)</source>
   <translation>
    <numerusform>%Ln Markierung</numerusform>
    <numerusform>%Ln Markierungen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln note(s)</source>
   <translation>
    <numerusform>%Ln Notiz</numerusform>
    <numerusform>%Ln Notizen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln tag(s)</source>
   <translation>
    <numerusform>%Ln Schlagwort</numerusform>
    <numerusform>%Ln Schlagwörter</numerusform>
   </translation>
  </message>
 </context>
 <context>
  <name>CrashBox</name>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Copy the report</source>
   <translation>Bericht kopieren</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>Bericht</translation>
  </message>
  <message>
   <source>Something went wrong in Annotator itself</source>
   <translation>In Annotator selbst ist etwas schiefgegangen</translation>
  </message>
  <message>
   <source>What you saved before is safe. This report tells where in the program it happened; it has no word of your documents or notes.</source>
   <translation>Was vorher gespeichert war, ist sicher. Dieser Bericht sagt, wo im Programm es geschah; kein Wort aus Dokumenten oder Notizen steht darin.</translation>
  </message>
 </context>
 <context>
  <name>Deeds</name>
  <message>
   <source>Somebody</source>
   <translation>Jemand</translation>
  </message>
  <message>
   <source>a deleted tag</source>
   <translation>ein gelöschtes Schlagwort</translation>
  </message>
  <message>
   <source>accepted {}</source>
   <translation>nahm {} an</translation>
  </message>
  <message>
   <source>added {}</source>
   <translation>fügte {} hinzu</translation>
  </message>
  <message>
   <source>aliases</source>
   <translation>andere Namen</translation>
  </message>
  <message>
   <source>answered on {}: {}</source>
   <translation>antwortete zu {}: {}</translation>
  </message>
  <message>
   <source>author</source>
   <translation>Autor</translation>
  </message>
  <message>
   <source>brought back the highlight {}</source>
   <translation>holte die Markierung {} zurück</translation>
  </message>
  <message>
   <source>brought back the note {}</source>
   <translation>holte die Notiz {} zurück</translation>
  </message>
  <message>
   <source>brought back the tag {}</source>
   <translation>holte das Schlagwort {} zurück</translation>
  </message>
  <message>
   <source>brought back {}</source>
   <translation>holte {} zurück</translation>
  </message>
  <message>
   <source>brought in {}</source>
   <translation>importierte {}</translation>
  </message>
  <message>
   <source>capture</source>
   <translation>Fassung</translation>
  </message>
  <message>
   <source>changed the images of {}</source>
   <translation>änderte die Bilder von {}</translation>
  </message>
  <message>
   <source>changed the text of {}</source>
   <translation>änderte den Text von {}</translation>
  </message>
  <message>
   <source>changed {}</source>
   <translation>änderte {}</translation>
  </message>
  <message>
   <source>changed: {}</source>
   <translation>geändert: {}</translation>
  </message>
  <message>
   <source>channel</source>
   <translation>Kanal</translation>
  </message>
  <message>
   <source>clipped</source>
   <translation>Datum des Ausschnitts</translation>
  </message>
  <message>
   <source>colour</source>
   <translation>Farbe</translation>
  </message>
  <message>
   <source>coloured the tag {} as the one above it</source>
   <translation>färbte das Schlagwort {} wie das darüber</translation>
  </message>
  <message>
   <source>comment</source>
   <translation>Kommentar</translation>
  </message>
  <message>
   <source>deleted</source>
   <translation>gelöscht</translation>
  </message>
  <message>
   <source>deleted the highlight {}</source>
   <translation>löschte die Markierung {}</translation>
  </message>
  <message>
   <source>deleted the note {}</source>
   <translation>löschte die Notiz {}</translation>
  </message>
  <message>
   <source>deleted the tag {}</source>
   <translation>löschte das Schlagwort {}</translation>
  </message>
  <message>
   <source>deleted {}</source>
   <translation>löschte {}</translation>
  </message>
  <message>
   <source>deprecated</source>
   <translation>Gebrauch</translation>
  </message>
  <message>
   <source>deprecated the tag {}</source>
   <translation>legte das Schlagwort {} still</translation>
  </message>
  <message>
   <source>description</source>
   <translation>Beschreibung</translation>
  </message>
  <message>
   <source>edited the tag {}</source>
   <translation>bearbeitete das Schlagwort {}</translation>
  </message>
  <message>
   <source>edited {}</source>
   <translation>bearbeitete {}</translation>
  </message>
  <message>
   <source>exclude</source>
   <translation>Gegenbeispiele</translation>
  </message>
  <message>
   <source>front matter</source>
   <translation>Kopfdaten</translation>
  </message>
  <message>
   <source>gave the tag {} another colour</source>
   <translation>gab dem Schlagwort {} eine andere Farbe</translation>
  </message>
  <message>
   <source>gave the tag {} another key</source>
   <translation>gab dem Schlagwort {} eine andere Taste</translation>
  </message>
  <message>
   <source>highlighted {}</source>
   <translation>markierte {}</translation>
  </message>
  <message>
   <source>identity</source>
   <translation>Identität</translation>
  </message>
  <message>
   <source>include</source>
   <translation>Beispiele</translation>
  </message>
  <message>
   <source>kept</source>
   <translation>behalten</translation>
  </message>
  <message>
   <source>key</source>
   <translation>Taste</translation>
  </message>
  <message>
   <source>made the tag {}</source>
   <translation>erstellte das Schlagwort {}</translation>
  </message>
  <message>
   <source>made {}</source>
   <translation>erstellte {}</translation>
  </message>
  <message>
   <source>merge</source>
   <translation>Zusammenlegung</translation>
  </message>
  <message>
   <source>merged the tag {} into {}</source>
   <translation>führte das Schlagwort {} mit {} zusammen</translation>
  </message>
  <message>
   <source>merged {}</source>
   <translation>führte {} zusammen</translation>
  </message>
  <message>
   <source>moved the edges of {}</source>
   <translation>verschob die Ränder von {}</translation>
  </message>
  <message>
   <source>moved the note {} to {}</source>
   <translation>verschob die Notiz {} zu {}</translation>
  </message>
  <message>
   <source>moved the tag {} below {}</source>
   <translation>stellte das Schlagwort {} unter {}</translation>
  </message>
  <message>
   <source>moved the tag {} to the top</source>
   <translation>stellte das Schlagwort {} ganz nach oben</translation>
  </message>
  <message>
   <source>moved {}</source>
   <translation>verschob {}</translation>
  </message>
  <message>
   <source>name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>nothing</source>
   <translation>nichts</translation>
  </message>
  <message>
   <source>off</source>
   <translation>ab</translation>
  </message>
  <message>
   <source>on</source>
   <translation>an</translation>
  </message>
  <message>
   <source>on {}</source>
   <translation>an {}</translation>
  </message>
  <message>
   <source>parent</source>
   <translation>Oberbegriff</translation>
  </message>
  <message>
   <source>place</source>
   <translation>Stelle</translation>
  </message>
  <message>
   <source>published</source>
   <translation>Erscheinungsdatum</translation>
  </message>
  <message>
   <source>put {} in another order</source>
   <translation>brachte {} in eine andere Reihenfolge</translation>
  </message>
  <message>
   <source>redo</source>
   <translation>wiederholt</translation>
  </message>
  <message>
   <source>rejected {}</source>
   <translation>lehnte {} ab</translation>
  </message>
  <message>
   <source>removed {}</source>
   <translation>entfernte {}</translation>
  </message>
  <message>
   <source>renamed a tag to {}</source>
   <translation>benannte ein Schlagwort in {} um</translation>
  </message>
  <message>
   <source>reviewed {}</source>
   <translation>begutachtete {}</translation>
  </message>
  <message>
   <source>rewrote the note on {}: {}</source>
   <translation>schrieb die Notiz zu {} neu: {}</translation>
  </message>
  <message>
   <source>somebody else</source>
   <translation>jemand anderes</translation>
  </message>
  <message>
   <source>something deleted</source>
   <translation>etwas Gelöschtes</translation>
  </message>
  <message>
   <source>source</source>
   <translation>Herkunft</translation>
  </message>
  <message>
   <source>still on {}</source>
   <translation>noch an {}</translation>
  </message>
  <message>
   <source>tagged it {}</source>
   <translation>versah das mit {}</translation>
  </message>
  <message>
   <source>tagged them {}</source>
   <translation>versah sie mit {}</translation>
  </message>
  <message>
   <source>tagged {} with {}</source>
   <translation>versah {} mit {}</translation>
  </message>
  <message>
   <source>text</source>
   <translation>Text</translation>
  </message>
  <message>
   <source>the document {}</source>
   <translation>Dokument {}</translation>
  </message>
  <message>
   <source>the highlight {}</source>
   <translation>Markierung {}</translation>
  </message>
  <message>
   <source>the note {}</source>
   <translation>Notiz {}</translation>
  </message>
  <message>
   <source>the review {}</source>
   <translation>Urteil {}</translation>
  </message>
  <message>
   <source>the tag {}</source>
   <translation>Schlagwort {}</translation>
  </message>
  <message>
   <source>the tag {} on {}</source>
   <translation>Schlagwort {} an {}</translation>
  </message>
  <message>
   <source>the {} of {}</source>
   <translation>{} von {}</translation>
  </message>
  <message>
   <source>title</source>
   <translation>Titel</translation>
  </message>
  <message>
   <source>took the key off the tag {}</source>
   <translation>nahm dem Schlagwort {} die Taste</translation>
  </message>
  <message>
   <source>took the tag {} into use again</source>
   <translation>verwendet das Schlagwort {} wieder</translation>
  </message>
  <message>
   <source>took {} off {}</source>
   <translation>nahm {} von {} weg</translation>
  </message>
  <message>
   <source>two highlights of nearly the same words</source>
   <translation>zwei Markierungen fast derselben Wörter</translation>
  </message>
  <message>
   <source>undo</source>
   <translation>zurückgenommen</translation>
  </message>
  <message>
   <source>url</source>
   <translation>Adresse</translation>
  </message>
  <message>
   <source>verdict</source>
   <translation>Urteil</translation>
  </message>
  <message>
   <source>wants to discuss {}</source>
   <translation>will über {} sprechen</translation>
  </message>
  <message>
   <source>words</source>
   <translation>Wörter</translation>
  </message>
  <message>
   <source>wrote a note on {}: {}</source>
   <translation>schrieb eine Notiz zu {}: {}</translation>
  </message>
  <message>
   <source>{} ({} things)</source>
   <translation>{} ({} Dinge)</translation>
  </message>
  <message>
   <source>{} and {}</source>
   <translation>{} und {}</translation>
  </message>
  <message>
   <source>{} document</source>
   <translation>{} Dokument</translation>
  </message>
  <message>
   <source>{} documents</source>
   <translation>{} Dokumente</translation>
  </message>
  <message>
   <source>{} fact</source>
   <translation>{} Angabe</translation>
  </message>
  <message>
   <source>{} facts</source>
   <translation>{} Angaben</translation>
  </message>
  <message>
   <source>{} highlight</source>
   <translation>{} Markierung</translation>
  </message>
  <message>
   <source>{} highlights</source>
   <translation>{} Markierungen</translation>
  </message>
  <message>
   <source>{} more</source>
   <translation>{} weitere</translation>
  </message>
  <message>
   <source>{} more were left for the same reason.</source>
   <translation>Weitere {} blieben aus demselben Grund.</translation>
  </message>
  <message>
   <source>{} note</source>
   <translation>{} Notiz</translation>
  </message>
  <message>
   <source>{} notes</source>
   <translation>{} Notizen</translation>
  </message>
  <message>
   <source>{} people</source>
   <translation>{} Personen</translation>
  </message>
  <message>
   <source>{} person</source>
   <translation>{} Person</translation>
  </message>
  <message>
   <source>{} review</source>
   <translation>{} Urteil</translation>
  </message>
  <message>
   <source>{} reviews</source>
   <translation>{} Urteile</translation>
  </message>
  <message>
   <source>{} tag</source>
   <translation>{} Schlagwort</translation>
  </message>
  <message>
   <source>{} tags</source>
   <translation>{} Schlagwörter</translation>
  </message>
  <message>
   <source>{} tags called “{}”</source>
   <translation>{} Schlagwörter namens „{}“</translation>
  </message>
  <message>
   <source>{} was left as it is, because {} changed it since.</source>
   <translation>{} blieb, wie es ist, weil {} es seither geändert hat.</translation>
  </message>
  <message>
   <source>“{}”</source>
   <translation>„{}“</translation>
  </message>
 </context>
 <context>
  <name>Desk</name>
  <message>
   <source>not in this text · {}</source>
   <translation>nicht in diesem Text · {}</translation>
  </message>
  <message>
   <source>someone</source>
   <translation>jemand</translation>
  </message>
  <message>
   <source>you</source>
   <translation>ich</translation>
  </message>
 </context>
 <context>
  <name>DocumentRow</name>
  <message>
   <source>done</source>
   <translation>gelesen</translation>
  </message>
  <message>
   <source>unread</source>
   <translation>ungelesen</translation>
  </message>
 </context>
 <context>
  <name>Edges</name>
  <message>
   <source>Where the highlight begins</source>
   <translation>Wo die Markierung beginnt</translation>
  </message>
  <message>
   <source>Where the highlight ends</source>
   <translation>Wo die Markierung endet</translation>
  </message>
 </context>
 <context>
  <name>EmptyState</name>
  <message>
   <source>What to do next</source>
   <translation>Was als Nächstes kommt</translation>
  </message>
 </context>
 <context>
  <name>Errands</name>
  <message>
   <source>Clips that appear in {} are brought in from now on.</source>
   <translation>Ausschnitte, die in {} erscheinen, kommen ab jetzt von selbst herein.</translation>
  </message>
  <message>
   <source>Clips, annotations, answers (*.md *.markdown *.txt *.zip *.json *.jsonld *.csv)</source>
   <translation>Ausschnitte, Anmerkungen, Antworten (*.md *.markdown *.txt *.zip *.json *.jsonld *.csv)</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Importieren</translation>
  </message>
  <message>
   <source>Import a folder</source>
   <translation>Ordner importieren</translation>
  </message>
  <message>
   <source>Importing</source>
   <translation>Import läuft</translation>
  </message>
  <message>
   <source>Libraries (*.sqlite)</source>
   <translation>Bibliotheken (*.sqlite)</translation>
  </message>
  <message>
   <source>Libraries (*.sqlite);;All files (*)</source>
   <translation>Bibliotheken (*.sqlite);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>New library</source>
   <translation>Neue Bibliothek</translation>
  </message>
  <message>
   <source>Open a library</source>
   <translation>Bibliothek öffnen</translation>
  </message>
  <message>
   <source>Watch a folder</source>
   <translation>Ordner beobachten</translation>
  </message>
 </context>
 <context>
  <name>ExportBox</name>
  <message numerus="yes">
   <source>%Ln excerpt(s), untagged ones included.</source>
   <translation>
    <numerusform>%Ln Auszug, auch ohne Schlagwort.</numerusform>
    <numerusform>%Ln Auszüge, auch die ohne Schlagwort.</numerusform>
   </translation>
  </message>
  <message>
   <source>A library of its own, with everything that is said of its documents and by whom.</source>
   <translation>Eine eigene Bibliothek mit allem, was zu ihren Dokumenten gesagt ist, und von wem.</translation>
  </message>
  <message>
   <source>A page to answer on, the documents and the library in one zip; Import takes the answers.</source>
   <translation>Eine Seite zum Antworten, die Dokumente und die Bibliothek in einem Zip; „Importieren“ nimmt die Antworten entgegen.</translation>
  </message>
  <message>
   <source>By day</source>
   <translation>Nach Tag</translation>
  </message>
  <message>
   <source>By document</source>
   <translation>Nach Dokument</translation>
  </message>
  <message>
   <source>By person</source>
   <translation>Nach Person</translation>
  </message>
  <message>
   <source>By tag</source>
   <translation>Nach Schlagwort</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Columns</source>
   <translation>Spalten</translation>
  </message>
  <message>
   <source>Export excerpts</source>
   <translation>Auszüge exportieren</translation>
  </message>
  <message>
   <source>Format</source>
   <translation>Format</translation>
  </message>
  <message>
   <source>Grouped</source>
   <translation>Gruppiert</translation>
  </message>
  <message>
   <source>Hypothesis has no place for reviews, colours and the words around.</source>
   <translation>Hypothesis hat keinen Platz für Begutachtungen, Farben und die Wörter ringsum.</translation>
  </message>
  <message>
   <source>Left out: {}.</source>
   <translation>Weggelassen: {}.</translation>
  </message>
  <message>
   <source>People's names are left out, as you ask.</source>
   <translation>Die Namen der Personen bleiben wie gewünscht weg.</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>Vorschau</translation>
  </message>
  <message>
   <source>Readwise has no place for people, reviews and the words around.</source>
   <translation>Readwise hat keinen Platz für Personen, Begutachtungen und die Wörter ringsum.</translation>
  </message>
  <message>
   <source>Save as…</source>
   <translation>Speichern als…</translation>
  </message>
  <message>
   <source>Save excerpts</source>
   <translation>Auszüge speichern</translation>
  </message>
  <message>
   <source>Scope</source>
   <translation>Umfang</translation>
  </message>
  <message>
   <source>The preview shows the first {}.</source>
   <translation>Die Vorschau zeigt die ersten {}.</translation>
  </message>
  <message>
   <source>The preview shows the words alone.</source>
   <translation>Die Vorschau zeigt nur die Wörter.</translation>
  </message>
  <message>
   <source>There is nothing to export yet: highlight something first.</source>
   <translation>Noch gibt es nichts zu exportieren: zuerst etwas markieren.</translation>
  </message>
  <message>
   <source>With people's names</source>
   <translation>Mit den Namen der Personen</translation>
  </message>
 </context>
 <context>
  <name>Exporting</name>
  <message numerus="yes">
   <source>%Ln excerpt(s) exported to {}</source>
   <translation>
    <numerusform>%Ln Auszug nach {} exportiert</numerusform>
    <numerusform>%Ln Auszüge nach {} exportiert</numerusform>
   </translation>
  </message>
  <message>
   <source>Excerpts</source>
   <translation>Auszüge</translation>
  </message>
  <message>
   <source>Exporting</source>
   <translation>Export läuft</translation>
  </message>
  <message numerus="yes">
   <source>Printed: %Ln page(s)</source>
   <translation>
    <numerusform>Gedruckt: %Ln Seite</numerusform>
    <numerusform>Gedruckt: %Ln Seiten</numerusform>
   </translation>
  </message>
  <message>
   <source>Printing</source>
   <translation>Druck läuft</translation>
  </message>
  <message>
   <source>The highlights selected</source>
   <translation>Die ausgewählten Markierungen</translation>
  </message>
  <message>
   <source>This document: {}</source>
   <translation>Dieses Dokument: {}</translation>
  </message>
  <message>
   <source>What is found by: {}</source>
   <translation>Gefundenes zu: {}</translation>
  </message>
  <message>
   <source>Whole library</source>
   <translation>Ganze Bibliothek</translation>
  </message>
 </context>
 <context>
  <name>Fetch</name>
  <message>
   <source>{} was left out: {}.</source>
   <translation>{} wurde ausgelassen: {}.</translation>
  </message>
 </context>
 <context>
  <name>FindBar</name>
  <message>
   <source>Capitals count</source>
   <translation>Großschreibung zählt</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Find on this page</source>
   <translation>Auf dieser Seite suchen</translation>
  </message>
  <message>
   <source>Next hit</source>
   <translation>Nächster Treffer</translation>
  </message>
  <message>
   <source>Previous hit</source>
   <translation>Voriger Treffer</translation>
  </message>
  <message>
   <source>Whole words</source>
   <translation>Ganze Wörter</translation>
  </message>
  <message>
   <source>none</source>
   <translation>keiner</translation>
  </message>
  <message>
   <source>{} of {}</source>
   <translation>{} von {}</translation>
  </message>
 </context>
 <context>
  <name>Goal</name>
  <message>
   <source>command</source>
   <translation>Befehl</translation>
  </message>
  <message>
   <source>document</source>
   <translation>Dokument</translation>
  </message>
  <message>
   <source>tag</source>
   <translation>Schlagwort</translation>
  </message>
 </context>
 <context>
  <name>GoalBox</name>
  <message>
   <source>Enter goes there · Shift+Enter searches everything · Esc closes</source>
   <translation>Eingabe springt hin · Umschalt+Eingabe sucht überall · Esc schließt</translation>
  </message>
  <message>
   <source>Go to a document, a tag, a command</source>
   <translation>Zu Dokument, Schlagwort oder Befehl</translation>
  </message>
  <message>
   <source>Go to anything</source>
   <translation>Überallhin springen</translation>
  </message>
  <message>
   <source>Goals</source>
   <translation>Ziele</translation>
  </message>
  <message>
   <source>Nothing is called so. Enter searches everything for it.</source>
   <translation>Nichts heißt so. Eingabe sucht überall danach.</translation>
  </message>
 </context>
 <context>
  <name>GroupBar</name>
  <message>
   <source>Documents</source>
   <translation>Dokumente</translation>
  </message>
  <message>
   <source>Highlights</source>
   <translation>Markierungen</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>Notizen</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>Schlagwörter</translation>
  </message>
 </context>
 <context>
  <name>Handing</name>
  <message>
   <source>No document is found by: {}</source>
   <translation>Kein Dokument wird gefunden mit: {}</translation>
  </message>
  <message>
   <source>Writing a copy</source>
   <translation>Kopie wird geschrieben</translation>
  </message>
  <message>
   <source>{} is ready: {}, SHA-256 {}…</source>
   <translation>{} ist fertig: {}, SHA-256 {}…</translation>
  </message>
 </context>
 <context>
  <name>HistoryBox</name>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>Dokumente</translation>
  </message>
  <message>
   <source>Every step in this library, also those that came with a merge.</source>
   <translation>Jeder Schritt in dieser Bibliothek, auch die aus Zusammenführungen.</translation>
  </message>
  <message>
   <source>Everybody</source>
   <translation>Alle Personen</translation>
  </message>
  <message>
   <source>Everything</source>
   <translation>Alles</translation>
  </message>
  <message>
   <source>Highlights</source>
   <translation>Markierungen</translation>
  </message>
  <message>
   <source>History</source>
   <translation>Verlauf</translation>
  </message>
  <message>
   <source>No step is like that.</source>
   <translation>Kein Schritt ist so.</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>Notizen</translation>
  </message>
  <message>
   <source>Reviews</source>
   <translation>Begutachtungen</translation>
  </message>
  <message>
   <source>Steps</source>
   <translation>Schritte</translation>
  </message>
  <message>
   <source>Steps of whom</source>
   <translation>Schritte von wem</translation>
  </message>
  <message>
   <source>Steps on what</source>
   <translation>Schritte woran</translation>
  </message>
  <message>
   <source>Steps where</source>
   <translation>Schritte wo</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>Schlagwörter</translation>
  </message>
  <message>
   <source>Take back this step</source>
   <translation>Diesen Schritt zurücknehmen</translation>
  </message>
  <message>
   <source>This highlight</source>
   <translation>Diese Markierung</translation>
  </message>
  <message>
   <source>Whole library</source>
   <translation>Ganze Bibliothek</translation>
  </message>
 </context>
 <context>
  <name>Hover</name>
  <message>
   <source>and {} more</source>
   <translation>und {} weitere</translation>
  </message>
  <message>
   <source>no tag</source>
   <translation>kein Schlagwort</translation>
  </message>
  <message>
   <source>someone</source>
   <translation>jemand</translation>
  </message>
  <message>
   <source>you</source>
   <translation>ich</translation>
  </message>
 </context>
 <context>
  <name>ImageObject</name>
  <message>
   <source>cannot be shown</source>
   <translation>lässt sich nicht zeigen</translation>
  </message>
 </context>
 <context>
  <name>Images</name>
  <message>
   <source>Image</source>
   <translation>Bild</translation>
  </message>
 </context>
 <context>
  <name>Keeping</name>
  <message>
   <source>Backed up; “Restore a backup…” has it.</source>
   <translation>Gesichert; unter „Sicherung zurückholen…“ zu finden.</translation>
  </message>
  <message>
   <source>Backing up</source>
   <translation>Sicherung läuft</translation>
  </message>
  <message>
   <source>There is no backup of this library yet; one is made every half hour of work.</source>
   <translation>Von dieser Bibliothek gibt es noch keine Sicherung; bei der Arbeit entsteht jede halbe Stunde eine.</translation>
  </message>
 </context>
 <context>
  <name>KeyChoice</name>
  <message>
   <source>All usual keys…</source>
   <translation>Alle üblichen Tasten…</translation>
  </message>
  <message>
   <source>Choose keys</source>
   <translation>Tasten wählen</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Command</source>
   <translation>Befehl</translation>
  </message>
  <message>
   <source>Commands and their keys</source>
   <translation>Befehle und ihre Tasten</translation>
  </message>
  <message>
   <source>Enter on a command, then its new key; it is kept at once. Bold: your choice.</source>
   <translation>Eingabe auf einem Befehl, dann seine neue Taste; sie gilt sofort. Fett: selbst gewählt.</translation>
  </message>
  <message>
   <source>Find a command or a key</source>
   <translation>Befehl oder Taste suchen</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>Taste</translation>
  </message>
  <message>
   <source>Key of “{}”</source>
   <translation>Taste für „{}“</translation>
  </message>
  <message>
   <source>Key of “{}”: press it</source>
   <translation>Taste für „{}“: jetzt drücken</translation>
  </message>
  <message>
   <source>Menu</source>
   <translation>Menü</translation>
  </message>
  <message>
   <source>No command is called that.</source>
   <translation>Kein Befehl heißt so.</translation>
  </message>
  <message>
   <source>No key</source>
   <translation>Keine Taste</translation>
  </message>
  <message>
   <source>Press a key</source>
   <translation>Taste drücken</translation>
  </message>
  <message>
   <source>Take all keys back to the usual ones?</source>
   <translation>Alle Tasten auf die üblichen zurücksetzen?</translation>
  </message>
  <message>
   <source>Usual key</source>
   <translation>Übliche Taste</translation>
  </message>
 </context>
 <context>
  <name>KeyLine</name>
  <message>
   <source>Key</source>
   <translation>Taste</translation>
  </message>
 </context>
 <context>
  <name>Keys</name>
  <message>
   <source>{} alone writes a letter: this command works everywhere, so it needs Ctrl or Alt too, or one of the keys F1 to F12.</source>
   <translation>{} allein schreibt einen Buchstaben: dieser Befehl gilt überall und braucht deshalb auch Strg oder Alt, oder eine der Tasten F1 bis F12.</translation>
  </message>
  <message>
   <source>{} does the same in every program.</source>
   <translation>{} tut in jedem Programm dasselbe.</translation>
  </message>
  <message>
   <source>{} is needed to move about.</source>
   <translation>{} dient der Bewegung.</translation>
  </message>
  <message>
   <source>{} is the key of “{}”. Give that another one first.</source>
   <translation>{} ist die Taste für „{}“. Dieser Befehl braucht zuerst eine andere.</translation>
  </message>
  <message>
   <source>{} opens what is chosen in a list.</source>
   <translation>{} öffnet, was in einer Liste gewählt ist.</translation>
  </message>
  <message>
   <source>{} puts on a pinned tag.</source>
   <translation>{} vergibt ein angeheftetes Schlagwort.</translation>
  </message>
 </context>
 <context>
  <name>KeysBox</name>
  <message>
   <source>Choose others…</source>
   <translation>Andere wählen…</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Tasten</translation>
  </message>
 </context>
 <context>
  <name>Leads</name>
  <message>
   <source>Open {} in your browser?</source>
   <translation>{} im Browser öffnen?</translation>
  </message>
 </context>
 <context>
  <name>Margin</name>
  <message>
   <source>Tag names in the margin</source>
   <translation>Schlagwörter am Rand</translation>
  </message>
 </context>
 <context>
  <name>Marking</name>
  <message>
   <source>Select some words first; {select_sentence} selects the sentence at the caret.</source>
   <translation>Zuerst Wörter auswählen; {select_sentence} wählt den Satz am Cursor.</translation>
  </message>
  <message>
   <source>There is no document open.</source>
   <translation>Es ist kein Dokument offen.</translation>
  </message>
 </context>
 <context>
  <name>Masthead</name>
  <message numerus="yes">
   <source>%Ln line(s) from the top of the web page</source>
   <translation>
    <numerusform>%Ln Zeile vom Kopf der Webseite</numerusform>
    <numerusform>%Ln Zeilen vom Kopf der Webseite</numerusform>
   </translation>
  </message>
  <message>
   <source>1 note</source>
   <translation>1 Notiz</translation>
  </message>
  <message>
   <source>Show the image</source>
   <translation>Bild zeigen</translation>
  </message>
  <message>
   <source>Show {} images</source>
   <translation>{} Bilder zeigen</translation>
  </message>
  <message>
   <source>clipped {}</source>
   <translation>ausgeschnitten {}</translation>
  </message>
  <message>
   <source>truncated by the clipper</source>
   <translation>beim Ausschneiden gekürzt</translation>
  </message>
  <message>
   <source>{} captures</source>
   <translation>{} Fassungen</translation>
  </message>
  <message>
   <source>{} notes</source>
   <translation>{} Notizen</translation>
  </message>
 </context>
 <context>
  <name>MergeBox</name>
  <message>
   <source>A clock that is ahead</source>
   <translation>Eine Uhr, die vorgeht</translation>
  </message>
  <message>
   <source>Both versions are kept, and listed under “Conflicts…” in the library menu; choose there.</source>
   <translation>Beide Fassungen bleiben und stehen im Bibliotheksmenü unter „Konflikte…“; dort ist die Wahl.</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>Dokumente</translation>
  </message>
  <message>
   <source>Everything in {} is in this library already.</source>
   <translation>Alles in {} ist schon in dieser Bibliothek.</translation>
  </message>
  <message>
   <source>From</source>
   <translation>Von</translation>
  </message>
  <message>
   <source>Highlights</source>
   <translation>Markierungen</translation>
  </message>
  <message>
   <source>Highlights that change</source>
   <translation>Markierungen, die sich ändern</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>Suche läuft…</translation>
  </message>
  <message>
   <source>Merge</source>
   <translation>Zusammenführen</translation>
  </message>
  <message>
   <source>Merge {}?</source>
   <translation>{} zusammenführen?</translation>
  </message>
  <message>
   <source>Merge “{}” into…</source>
   <translation>„{}“ aufgehen lassen in…</translation>
  </message>
  <message>
   <source>Merged</source>
   <translation>Zusammengeführt</translation>
  </message>
  <message>
   <source>More about it</source>
   <translation>Mehr darüber</translation>
  </message>
  <message>
   <source>New documents</source>
   <translation>Neue Dokumente</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>Notizen</translation>
  </message>
  <message>
   <source>Nothing is written yet. The library is backed up first, and {undo} takes the merge back. Everyone stays the author of what they made.</source>
   <translation>Noch ist nichts geschrieben. Die Bibliothek wird zuerst gesichert, und {undo} nimmt die Zusammenführung zurück. Alles behält, wer es gemacht hat.</translation>
  </message>
  <message>
   <source>Nothing new</source>
   <translation>Nichts Neues</translation>
  </message>
  <message>
   <source>People</source>
   <translation>Personen</translation>
  </message>
  <message>
   <source>Reviews</source>
   <translation>Begutachtungen</translation>
  </message>
  <message>
   <source>Save the report</source>
   <translation>Bericht speichern</translation>
  </message>
  <message>
   <source>Save the report…</source>
   <translation>Bericht speichern…</translation>
  </message>
  <message>
   <source>Somebody removed the words of what they had deleted. Only the backup can bring them back.</source>
   <translation>Jemand hat die Wörter von Gelöschtem entfernt. Nur die Sicherung kann sie zurückholen.</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>Schlagwörter</translation>
  </message>
  <message>
   <source>Tags of one name: {}</source>
   <translation>Schlagwörter gleichen Namens: {}</translation>
  </message>
  <message>
   <source>Text (*.txt)</source>
   <translation>Text (*.txt)</translation>
  </message>
  <message>
   <source>The report could not be saved there.</source>
   <translation>Dort ließ sich der Bericht nicht speichern.</translation>
  </message>
  <message>
   <source>There is no tag of this name.</source>
   <translation>Ein Schlagwort dieses Namens gibt es nicht.</translation>
  </message>
  <message>
   <source>They stay apart until you merge them under “Conflicts…”.</source>
   <translation>Sie bleiben getrennt, bis sie unter „Konflikte…“ zusammengeführt werden.</translation>
  </message>
  <message>
   <source>Two people changed the same: {}</source>
   <translation>Zwei Personen haben dasselbe geändert: {}</translation>
  </message>
  <message>
   <source>What it brings</source>
   <translation>Was es bringt</translation>
  </message>
  <message>
   <source>Words taken out for good: {}</source>
   <translation>Endgültig entfernte Wörter: {}</translation>
  </message>
  <message>
   <source>changed</source>
   <translation>geändert</translation>
  </message>
  <message>
   <source>deleted</source>
   <translation>gelöscht</translation>
  </message>
  <message>
   <source>new</source>
   <translation>neu</translation>
  </message>
  <message>
   <source>{} changes are dated more than a day from now. They are kept as they are.</source>
   <translation>{} Änderungen sind mehr als einen Tag vordatiert. Sie bleiben, wie sie sind.</translation>
  </message>
  <message>
   <source>{} is now part of this library.</source>
   <translation>{} ist jetzt Teil dieser Bibliothek.</translation>
  </message>
  <message>
   <source>… and {} more</source>
   <translation>… und {} weitere</translation>
  </message>
 </context>
 <context>
  <name>Merging</name>
  <message>
   <source>Checking</source>
   <translation>Prüfung läuft</translation>
  </message>
  <message>
   <source>Libraries (*.sqlite);;All files (*)</source>
   <translation>Bibliotheken (*.sqlite);;Alle Dateien (*)</translation>
  </message>
  <message>
   <source>Merge libraries</source>
   <translation>Bibliotheken zusammenführen</translation>
  </message>
  <message>
   <source>Merged: {}; {undo} takes it back.</source>
   <translation>Zusammengeführt: {}; {undo} nimmt es zurück.</translation>
  </message>
  <message>
   <source>Merging</source>
   <translation>Zusammenführen läuft</translation>
  </message>
  <message>
   <source>No merge of this library is remembered on this computer.</source>
   <translation>Dieser Rechner weiß von keiner Zusammenführung dieser Bibliothek.</translation>
  </message>
  <message>
   <source>Take the last merge out again?</source>
   <translation>Die letzte Zusammenführung wieder herausnehmen?</translation>
  </message>
  <message>
   <source>Undoing the merge</source>
   <translation>Zusammenführung wird herausgenommen</translation>
  </message>
  <message>
   <source>Undone: the merge of {}</source>
   <translation>Rückgängig: die Zusammenführung mit {}</translation>
  </message>
  <message>
   <source>What came from {} goes; your own work since then stays.</source>
   <translation>Was aus {} kam, geht; die eigene Arbeit seither bleibt.</translation>
  </message>
  <message>
   <source>“Restore a backup…” has the library as it was before.</source>
   <translation>„Sicherung zurückholen…“ hat die Bibliothek, wie sie vorher war.</translation>
  </message>
 </context>
 <context>
  <name>Minimap</name>
  <message>
   <source>Where the highlights are</source>
   <translation>Wo die Markierungen stehen</translation>
  </message>
 </context>
 <context>
  <name>MoveBox</name>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Find a highlight, a document or a tag</source>
   <translation>Markierung, Dokument oder Schlagwort suchen</translation>
  </message>
  <message>
   <source>Move</source>
   <translation>Verschieben</translation>
  </message>
  <message>
   <source>Move the note to…</source>
   <translation>Notiz verschieben nach…</translation>
  </message>
  <message>
   <source>Places for the note</source>
   <translation>Orte für die Notiz</translation>
  </message>
  <message>
   <source>{} — tag</source>
   <translation>{} – Schlagwort</translation>
  </message>
 </context>
 <context>
  <name>NameBox</name>
  <message>
   <source>Start reading</source>
   <translation>Lesen beginnen</translation>
  </message>
  <message>
   <source>What should colleagues call you?</source>
   <translation>Unter welchem Namen wird hier gelesen?</translation>
  </message>
  <message>
   <source>Your colour, beside your name on your highlights</source>
   <translation>Die eigene Farbe, neben dem Namen an den eigenen Markierungen</translation>
  </message>
  <message>
   <source>Your name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Your name stands beside your highlights and notes, also in the files you hand on. It stays on this computer and in your libraries; there is no account.</source>
   <translation>Der Name steht neben den eigenen Markierungen und Notizen, auch in weitergegebenen Dateien. Er bleibt auf diesem Rechner und in den Bibliotheken; ein Konto gibt es nicht.</translation>
  </message>
 </context>
 <context>
  <name>NamePopup</name>
  <message>
   <source>Enter keeps it in the library list · Esc does not</source>
   <translation>Eingabe behält sie in der Bibliotheksliste · Esc nicht</translation>
  </message>
  <message>
   <source>Name of the search</source>
   <translation>Name der Suche</translation>
  </message>
 </context>
 <context>
  <name>Neighbours</name>
  <message>
   <source>A conflicting copy lies beside this library</source>
   <translation>Neben dieser Bibliothek liegt eine Konfliktkopie</translation>
  </message>
  <message>
   <source>Ask again next time.</source>
   <translation>Beim nächsten Mal wieder fragen.</translation>
  </message>
  <message>
   <source>Copying</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <source>Merge…</source>
   <translation>Zusammenführen…</translation>
  </message>
  <message>
   <source>Merging</source>
   <translation>Zusammenführen läuft</translation>
  </message>
  <message>
   <source>Not now</source>
   <translation>Nicht jetzt</translation>
  </message>
  <message>
   <source>Open a copy in your documents; merge it or hand it over when it is ready.</source>
   <translation>Eine Kopie bei den eigenen Dokumenten öffnen; ist sie fertig, zusammenführen oder weitergeben.</translation>
  </message>
  <message>
   <source>See first what that brings. Nothing beside the library is changed.</source>
   <translation>Zuerst ansehen, was das bringt. Neben der Bibliothek wird nichts verändert.</translation>
  </message>
  <message>
   <source>Stay here</source>
   <translation>Hier bleiben</translation>
  </message>
  <message>
   <source>That is fine while one person at a time works in it. If two do, nothing is lost: a replaced file is merged, and conflicting copies are offered for merging.</source>
   <translation>Das geht gut, solange immer nur eine Person darin arbeitet. Sind es zwei, geht nichts verloren: Eine ersetzte Datei wird zusammengeführt, Konfliktkopien werden dazu angeboten.</translation>
  </message>
  <message>
   <source>This library is synchronised by {}</source>
   <translation>Diese Bibliothek wird von {} abgeglichen</translation>
  </message>
  <message>
   <source>Where two people worked at once, a program that synchronises kept both: {}.</source>
   <translation>Wo zwei zugleich gearbeitet haben, hat ein Programm, das abgleicht, beides behalten: {}.</translation>
  </message>
  <message>
   <source>Work beside it</source>
   <translation>Daneben arbeiten</translation>
  </message>
  <message>
   <source>Work in this file, as before.</source>
   <translation>In dieser Datei arbeiten, wie bisher.</translation>
  </message>
  <message>
   <source>{} Your version is kept as {}.</source>
   <translation>{} Die eigene Fassung bleibt als {}.</translation>
  </message>
  <message>
   <source>{} conflicting copies lie beside this library</source>
   <translation>Neben dieser Bibliothek liegen {} Konfliktkopien</translation>
  </message>
  <message>
   <source>{} was replaced by another program; both were merged: {}.</source>
   <translation>{} wurde von einem anderen Programm ersetzt; beide sind zusammengeführt: {}.</translation>
  </message>
 </context>
 <context>
  <name>NoteBox</name>
  <message>
   <source>Back to your own note</source>
   <translation>Zurück zur eigenen Notiz</translation>
  </message>
  <message>
   <source>Markdown · Ctrl+Enter or Esc is done</source>
   <translation>Markdown · Strg+Eingabe oder Esc beendet</translation>
  </message>
  <message>
   <source>No notes yet.</source>
   <translation>Noch keine Notizen.</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Notiz</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>Notizen</translation>
  </message>
  <message>
   <source>Preview</source>
   <translation>Vorschau</translation>
  </message>
  <message>
   <source>This library is only read.</source>
   <translation>Diese Bibliothek wird nur gelesen.</translation>
  </message>
  <message>
   <source>What you had typed is back. Ctrl+Enter or Esc is done.</source>
   <translation>Das Getippte ist wieder da. Strg+Eingabe oder Esc beendet.</translation>
  </message>
  <message>
   <source>Why does this matter?</source>
   <translation>Warum ist das wichtig?</translation>
  </message>
  <message>
   <source>Write</source>
   <translation>Schreiben</translation>
  </message>
 </context>
 <context>
  <name>NoteCard</name>
  <message>
   <source>Delete</source>
   <translation>Löschen</translation>
  </message>
  <message>
   <source>Edit</source>
   <translation>Bearbeiten</translation>
  </message>
  <message>
   <source>More for your note</source>
   <translation>Mehr zur eigenen Notiz</translation>
  </message>
  <message>
   <source>Move…</source>
   <translation>Verschieben…</translation>
  </message>
  <message>
   <source>Note by {}</source>
   <translation>Notiz von {}</translation>
  </message>
  <message>
   <source>Reply</source>
   <translation>Antworten</translation>
  </message>
  <message>
   <source>Reply to {}</source>
   <translation>{} antworten</translation>
  </message>
  <message>
   <source>edited</source>
   <translation>bearbeitet</translation>
  </message>
 </context>
 <context>
  <name>NoteThread</name>
  <message>
   <source>Notes</source>
   <translation>Notizen</translation>
  </message>
  <message>
   <source>{} earlier notes are in the history.</source>
   <translation>{} frühere Notizen stehen im Verlauf.</translation>
  </message>
 </context>
 <context>
  <name>Noting</name>
  <message>
   <source>Answering {}</source>
   <translation>Antwort an {}</translation>
  </message>
  <message>
   <source>Choose a tag in the codebook first.</source>
   <translation>Zuerst ein Schlagwort im Codebuch auswählen.</translation>
  </message>
  <message>
   <source>Editing your note</source>
   <translation>Eigene Notiz bearbeiten</translation>
  </message>
  <message>
   <source>Note deleted; {undo} brings it back.</source>
   <translation>Notiz gelöscht; {undo} holt sie zurück.</translation>
  </message>
  <message>
   <source>Note moved; {undo} puts it back.</source>
   <translation>Notiz verschoben; {undo} bringt sie zurück.</translation>
  </message>
  <message>
   <source>Select a highlight with a note of yours first.</source>
   <translation>Zuerst eine Markierung mit eigener Notiz auswählen.</translation>
  </message>
  <message>
   <source>Tag: {}</source>
   <translation>Schlagwort: {}</translation>
  </message>
  <message>
   <source>someone</source>
   <translation>jemand</translation>
  </message>
  <message>
   <source>you</source>
   <translation>ich</translation>
  </message>
 </context>
 <context>
  <name>Opening</name>
  <message>
   <source>Choose a document in the list to read it.</source>
   <translation>Zum Lesen ein Dokument in der Liste auswählen.</translation>
  </message>
  <message>
   <source>Clips you import are read here.
Drop Markdown files or a folder anywhere in this window.</source>
   <translation>Hier werden importierte Ausschnitte gelesen.
Markdown-Dateien oder einen Ordner irgendwo in diesem Fenster ablegen.</translation>
  </message>
  <message>
   <source>Import clips…</source>
   <translation>Ausschnitte importieren…</translation>
  </message>
  <message>
   <source>This document is shown as plain blocks; its words and positions are right.</source>
   <translation>Dieses Dokument erscheint in schlichten Blöcken; Wörter und Positionen stimmen.</translation>
  </message>
 </context>
 <context>
  <name>OrderMenu</name>
  <message>
   <source>Added</source>
   <translation>Hinzugefügt</translation>
  </message>
  <message>
   <source>By site</source>
   <translation>Nach Website</translation>
  </message>
  <message>
   <source>By title</source>
   <translation>Nach Titel</translation>
  </message>
  <message>
   <source>Highlights</source>
   <translation>Markierungen</translation>
  </message>
  <message>
   <source>In what order documents are listed</source>
   <translation>In welcher Reihenfolge die Dokumente stehen</translation>
  </message>
  <message>
   <source>Latest additions first</source>
   <translation>Zuletzt hinzugefügte zuerst</translation>
  </message>
  <message>
   <source>Length</source>
   <translation>Länge</translation>
  </message>
  <message>
   <source>Most highlights first</source>
   <translation>Meiste Markierungen zuerst</translation>
  </message>
  <message>
   <source>Newest</source>
   <translation>Neueste</translation>
  </message>
  <message>
   <source>Newest clips first</source>
   <translation>Neueste Clips zuerst</translation>
  </message>
  <message>
   <source>Oldest</source>
   <translation>Älteste</translation>
  </message>
  <message>
   <source>Oldest clips first</source>
   <translation>Älteste Clips zuerst</translation>
  </message>
  <message>
   <source>Order: {}</source>
   <translation>Reihenfolge: {}</translation>
  </message>
  <message>
   <source>Shortest first</source>
   <translation>Kürzeste zuerst</translation>
  </message>
  <message>
   <source>Site</source>
   <translation>Website</translation>
  </message>
  <message>
   <source>Title</source>
   <translation>Titel</translation>
  </message>
 </context>
 <context>
  <name>Outline</name>
  <message>
   <source>Find a heading</source>
   <translation>Überschrift suchen</translation>
  </message>
  <message>
   <source>Headings</source>
   <translation>Überschriften</translation>
  </message>
  <message>
   <source>No heading matches</source>
   <translation>Keine Überschrift passt</translation>
  </message>
  <message>
   <source>No headings</source>
   <translation>Keine Überschriften</translation>
  </message>
  <message>
   <source>Outline</source>
   <translation>Gliederung</translation>
  </message>
 </context>
 <context>
  <name>Overlaps</name>
  <message>
   <source>Enter chooses · Esc leaves them</source>
   <translation>Eingabe wählt · Esc lässt sie</translation>
  </message>
  <message>
   <source>Highlights that lie here</source>
   <translation>Markierungen, die hier liegen</translation>
  </message>
  <message>
   <source>{} highlights lie here</source>
   <translation>{} Markierungen liegen hier</translation>
  </message>
 </context>
 <context>
  <name>OverviewWindow</name>
  <message>
   <source>A tag counts the highlights of the tags below it too.</source>
   <translation>Ein Schlagwort zählt auch die Markierungen der Schlagwörter darunter.</translation>
  </message>
  <message>
   <source>By channel</source>
   <translation>Nach Kanal</translation>
  </message>
  <message>
   <source>Choose a cell to see its excerpts here.</source>
   <translation>Eine Zelle auswählen; hier stehen dann ihre Auszüge.</translation>
  </message>
  <message>
   <source>Copy</source>
   <translation>Kopieren</translation>
  </message>
  <message>
   <source>Counts</source>
   <translation>Anzahlen</translation>
  </message>
  <message>
   <source>Excerpts</source>
   <translation>Auszüge</translation>
  </message>
  <message>
   <source>Export CSV…</source>
   <translation>CSV exportieren…</translation>
  </message>
  <message>
   <source>Nothing to count yet: tag a few highlights, and they appear here.</source>
   <translation>Noch nichts zu zählen: Sobald Markierungen Schlagwörter haben, erscheinen sie hier.</translation>
  </message>
  <message>
   <source>Over time</source>
   <translation>Im Lauf der Zeit</translation>
  </message>
  <message>
   <source>Overview</source>
   <translation>Überblick</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>Schlagwörter</translation>
  </message>
  <message>
   <source>Tags × documents</source>
   <translation>Schlagwörter × Dokumente</translation>
  </message>
  <message>
   <source>Together</source>
   <translation>Gemeinsam</translation>
  </message>
  <message>
   <source>{} of {} excerpts</source>
   <translation>{} von {} Auszügen</translation>
  </message>
 </context>
 <context>
  <name>Overviews</name>
  <message>
   <source>Counting</source>
   <translation>Zählen läuft</translation>
  </message>
  <message>
   <source>Export the table</source>
   <translation>Tabelle exportieren</translation>
  </message>
  <message>
   <source>The table is copied; paste it into a spreadsheet.</source>
   <translation>Die Tabelle ist kopiert und lässt sich in eine Tabellenkalkulation einfügen.</translation>
  </message>
  <message>
   <source>The table is in {}.</source>
   <translation>Die Tabelle steht in {}.</translation>
  </message>
  <message>
   <source>{} cannot be written: {}.</source>
   <translation>{} ist nicht beschreibbar: {}.</translation>
  </message>
 </context>
 <context>
  <name>PlaceBox</name>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Move here</source>
   <translation>Hierher verschieben</translation>
  </message>
  <message>
   <source>Move “{}”</source>
   <translation>„{}“ verschieben</translation>
  </message>
  <message>
   <source>The top of the codebook</source>
   <translation>Ganz oben im Codebuch</translation>
  </message>
 </context>
 <context>
  <name>PreferencesBox</name>
  <message numerus="yes">
   <source>%Ln backup(s)</source>
   <translation>
    <numerusform>%Ln Sicherung</numerusform>
    <numerusform>%Ln Sicherungen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln of your own</source>
   <translation>
    <numerusform>%Ln eigene</numerusform>
    <numerusform>%Ln eigene</numerusform>
   </translation>
  </message>
  <message>
   <source>Applies at the next start.</source>
   <translation>Gilt ab dem nächsten Start.</translation>
  </message>
  <message>
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <source>At once</source>
   <translation>Sofort</translation>
  </message>
  <message>
   <source>Back up now</source>
   <translation>Jetzt sichern</translation>
  </message>
  <message>
   <source>Backups</source>
   <translation>Sicherungen</translation>
  </message>
  <message>
   <source>Bar beside a selection</source>
   <translation>Leiste an der Auswahl</translation>
  </message>
  <message>
   <source>By hand</source>
   <translation>Von Hand</translation>
  </message>
  <message>
   <source>Choose keys…</source>
   <translation>Tasten wählen…</translation>
  </message>
  <message>
   <source>Choose the watched folder</source>
   <translation>Beobachteten Ordner auswählen</translation>
  </message>
  <message>
   <source>Choose…</source>
   <translation>Auswählen…</translation>
  </message>
  <message>
   <source>Clear letters</source>
   <translation>Leserlich</translation>
  </message>
  <message>
   <source>Clips</source>
   <translation>Ausschnitte</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Code</source>
   <translation>Code</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>Farbe</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>Edges</source>
   <translation>Ränder</translation>
  </message>
  <message>
   <source>Face</source>
   <translation>Schrift</translation>
  </message>
  <message>
   <source>Find a preference</source>
   <translation>Einstellung suchen</translation>
  </message>
  <message>
   <source>High contrast</source>
   <translation>Hoher Kontrast</translation>
  </message>
  <message>
   <source>Kept now</source>
   <translation>Vorhanden</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>Tasten</translation>
  </message>
  <message>
   <source>Keys of commands</source>
   <translation>Tasten der Befehle</translation>
  </message>
  <message>
   <source>Language</source>
   <translation>Sprache</translation>
  </message>
  <message>
   <source>Language of the window</source>
   <translation>Sprache des Fensters</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>Long lines wrap</source>
   <translation>Lange Zeilen umbrechen</translation>
  </message>
  <message>
   <source>Look</source>
   <translation>Aussehen</translation>
  </message>
  <message>
   <source>Look, page, bar, keys and language become what they were on the first day, and no folder is watched. Your name and colour stay.</source>
   <translation>Aussehen, Seite, Leiste, Tasten und Sprache werden wie am ersten Tag, und kein Ordner wird beobachtet. Name und Farbe bleiben.</translation>
  </message>
  <message>
   <source>Made by themselves every half hour of work, and before much changes at once. All of the last day stay, then one a day for a week, one a week for a month, one a month for a year.</source>
   <translation>Von selbst nach jeder halben Stunde Arbeit, und bevor sich viel auf einmal ändert. Alle des letzten Tages bleiben, dann eine je Tag für eine Woche, je Woche für einen Monat, je Monat für ein Jahr.</translation>
  </message>
  <message>
   <source>Marking</source>
   <translation>Markieren</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Keiner</translation>
  </message>
  <message>
   <source>None yet</source>
   <translation>Noch keine</translation>
  </message>
  <message>
   <source>Nothing blinks or moves by itself</source>
   <translation>Nichts blinkt oder bewegt sich von selbst</translation>
  </message>
  <message>
   <source>On this computer, apart from the library</source>
   <translation>Auf diesem Computer, getrennt von der Bibliothek</translation>
  </message>
  <message>
   <source>Only at the key {}</source>
   <translation>Nur mit Taste {}</translation>
  </message>
  <message>
   <source>Page</source>
   <translation>Seite</translation>
  </message>
  <message>
   <source>Preferences</source>
   <translation>Einstellungen</translation>
  </message>
  <message>
   <source>Reduced motion</source>
   <translation>Weniger Bewegung</translation>
  </message>
  <message>
   <source>Reset all preferences?</source>
   <translation>Alle Einstellungen zurücksetzen?</translation>
  </message>
  <message>
   <source>Reset all…</source>
   <translation>Alles zurücksetzen…</translation>
  </message>
  <message>
   <source>Restore…</source>
   <translation>Zurückholen…</translation>
  </message>
  <message>
   <source>Sans</source>
   <translation>Serifenlos</translation>
  </message>
  <message>
   <source>Sepia</source>
   <translation>Sepia</translation>
  </message>
  <message>
   <source>Serif</source>
   <translation>Serifen</translation>
  </message>
  <message>
   <source>Show</source>
   <translation>Zeigen</translation>
  </message>
  <message>
   <source>Show the folder of the backups</source>
   <translation>Ordner der Sicherungen zeigen</translation>
  </message>
  <message>
   <source>Straight right edge</source>
   <translation>Gerader rechter Rand</translation>
  </message>
  <message>
   <source>System</source>
   <translation>System</translation>
  </message>
  <message>
   <source>The usual ones</source>
   <translation>Die üblichen</translation>
  </message>
  <message>
   <source>Theme</source>
   <translation>Farben</translation>
  </message>
  <message>
   <source>Watch none</source>
   <translation>Keinen beobachten</translation>
  </message>
  <message>
   <source>Watched folder</source>
   <translation>Beobachteter Ordner</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Wann</translation>
  </message>
  <message>
   <source>Where</source>
   <translation>Wo</translation>
  </message>
  <message>
   <source>You</source>
   <translation>Person</translation>
  </message>
  <message>
   <source>Your name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>animation caret cursor</source>
   <translation>animation cursor blinken</translation>
  </message>
  <message>
   <source>backup automatic</source>
   <translation>sicherung automatisch backup</translation>
  </message>
  <message>
   <source>backup copy safe</source>
   <translation>sicherung kopie backup</translation>
  </message>
  <message>
   <source>backup folder</source>
   <translation>sicherung ordner backup</translation>
  </message>
  <message>
   <source>font dyslexia typeface</source>
   <translation>schriftart legasthenie font</translation>
  </message>
  <message>
   <source>font measure spacing height letters zoom</source>
   <translation>schriftgröße breite abstand höhe buchstaben zoom</translation>
  </message>
  <message>
   <source>inbox import new</source>
   <translation>eingang importieren neu</translation>
  </message>
  <message>
   <source>justified ragged</source>
   <translation>blocksatz flattersatz</translation>
  </message>
  <message>
   <source>paper colour night black white mode</source>
   <translation>papier farbe nacht schwarz weiß modus thema</translation>
  </message>
  <message>
   <source>person</source>
   <translation>person</translation>
  </message>
  <message>
   <source>person colleagues</source>
   <translation>person kollegen kolleginnen</translation>
  </message>
  <message>
   <source>shortcut keyboard</source>
   <translation>tastenkürzel tastatur kurzbefehl</translation>
  </message>
  <message>
   <source>toolbar highlight</source>
   <translation>werkzeugleiste markierung</translation>
  </message>
  <message>
   <source>{}, {}; the latest: {}</source>
   <translation>{}, {}; die neueste: {}</translation>
  </message>
 </context>
 <context>
  <name>QuestionBox</name>
  <message>
   <source>All is settled.</source>
   <translation>Alles ist geklärt.</translation>
  </message>
  <message>
   <source>Both sides</source>
   <translation>Beide Seiten</translation>
  </message>
  <message>
   <source>Choose this</source>
   <translation>Dies wählen</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Conflicts</source>
   <translation>Konflikte</translation>
  </message>
  <message>
   <source>Keep both</source>
   <translation>Beide behalten</translation>
  </message>
  <message>
   <source>Keep them apart</source>
   <translation>Getrennt lassen</translation>
  </message>
  <message>
   <source>Keep this one</source>
   <translation>Dieses behalten</translation>
  </message>
  <message>
   <source>Merge into this one</source>
   <translation>In diesem aufgehen lassen</translation>
  </message>
  <message>
   <source>Of</source>
   <translation>Woran</translation>
  </message>
  <message>
   <source>People changed the same without knowing of each other, or nearly the same twice. Nothing is lost: both sides are kept until you choose. A choice can be undone, and travels with the library.</source>
   <translation>Personen haben dasselbe geändert, ohne voneinander zu wissen, oder fast das Gleiche zweimal getan. Nichts ist verloren: Beide Seiten bleiben bis zur Wahl. Eine Wahl lässt sich zurücknehmen und reist mit der Bibliothek.</translation>
  </message>
  <message>
   <source>Show on the page</source>
   <translation>Auf der Seite zeigen</translation>
  </message>
  <message>
   <source>What</source>
   <translation>Was</translation>
  </message>
  <message>
   <source>Where</source>
   <translation>Wo</translation>
  </message>
  <message>
   <source>deleted or kept</source>
   <translation>gelöscht oder behalten</translation>
  </message>
  <message>
   <source>nearly the same</source>
   <translation>fast das Gleiche</translation>
  </message>
  <message>
   <source>shown now</source>
   <translation>jetzt gezeigt</translation>
  </message>
  <message>
   <source>tag on or off</source>
   <translation>Schlagwort vergeben oder nicht</translation>
  </message>
  <message>
   <source>tags of one name</source>
   <translation>Schlagwörter gleichen Namens</translation>
  </message>
  <message>
   <source>two versions</source>
   <translation>zwei Fassungen</translation>
  </message>
 </context>
 <context>
  <name>Questions</name>
  <message>
   <source>Looking for conflicts</source>
   <translation>Konflikte werden gesucht</translation>
  </message>
  <message>
   <source>Nobody disagrees: there is nothing to choose.</source>
   <translation>Alle sind einig: Es gibt nichts zu wählen.</translation>
  </message>
 </context>
 <context>
  <name>Reader</name>
  <message>
   <source>Page</source>
   <translation>Seite</translation>
  </message>
 </context>
 <context>
  <name>ReadingBar</name>
  <message>
   <source>Make a copy</source>
   <translation>Kopie anlegen</translation>
  </message>
  <message>
   <source>Read and mark in a copy on this computer, and merge it later.</source>
   <translation>In einer Kopie auf diesem Rechner lesen und markieren, später zusammenführen.</translation>
  </message>
  <message>
   <source>Reading only</source>
   <translation>Nur lesen</translation>
  </message>
 </context>
 <context>
  <name>ReadingRoom</name>
  <message>
   <source>Checking</source>
   <translation>Prüfung läuft</translation>
  </message>
  <message>
   <source>Mark, tag and write in this very file.</source>
   <translation>In genau dieser Datei markieren, Schlagwörter vergeben und schreiben.</translation>
  </message>
  <message>
   <source>Nobody else is at work here any more.</source>
   <translation>Hier arbeitet sonst niemand mehr.</translation>
  </message>
  <message>
   <source>This library is only read.</source>
   <translation>Diese Bibliothek wird nur gelesen.</translation>
  </message>
  <message>
   <source>What both of you do is kept and merged, but the program that synchronises may leave copies.</source>
   <translation>Was beide tun, bleibt und wird zusammengeführt; das Abgleichprogramm kann aber Kopien hinterlassen.</translation>
  </message>
  <message>
   <source>Work here</source>
   <translation>Hier arbeiten</translation>
  </message>
  <message>
   <source>Work here too</source>
   <translation>Auch hier arbeiten</translation>
  </message>
  <message>
   <source>You are not allowed to write to {}.</source>
   <translation>In {} zu schreiben ist nicht erlaubt.</translation>
  </message>
  <message>
   <source>{} is at work here, on {} since {}.</source>
   <translation>{} arbeitet gerade hier, am Rechner {} seit {}.</translation>
  </message>
 </context>
 <context>
  <name>Recalling</name>
  <message>
   <source>A large step is still being taken back.</source>
   <translation>Ein großer Schritt wird noch zurückgenommen.</translation>
  </message>
  <message>
   <source>Document</source>
   <translation>Dokument</translation>
  </message>
  <message>
   <source>Done: {}; {undo} takes it back.</source>
   <translation>Erledigt: {}; {undo} nimmt es zurück.</translation>
  </message>
  <message>
   <source>Done: {}; {undo} takes that back.</source>
   <translation>Erledigt: {}; {undo} nimmt das zurück.</translation>
  </message>
  <message>
   <source>Highlight</source>
   <translation>Markieren</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Notiz</translation>
  </message>
  <message>
   <source>Restoring</source>
   <translation>Wiederherstellen läuft</translation>
  </message>
  <message>
   <source>Select a highlight first.</source>
   <translation>Zuerst eine Markierung auswählen.</translation>
  </message>
  <message>
   <source>Tag</source>
   <translation>Schlagwort</translation>
  </message>
  <message>
   <source>Taking back</source>
   <translation>Zurücknehmen läuft</translation>
  </message>
  <message>
   <source>deleted by {}</source>
   <translation>gelöscht von {}</translation>
  </message>
  <message>
   <source>with {} more</source>
   <translation>mit {} weiteren</translation>
  </message>
 </context>
 <context>
  <name>Recurring</name>
  <message>
   <source>Looking</source>
   <translation>Suche läuft</translation>
  </message>
  <message>
   <source>Tagged “{}” in {} places; {undo} takes it back.</source>
   <translation>„{}“ an {} Stellen verschlagwortet; {undo} nimmt es zurück.</translation>
  </message>
  <message>
   <source>Tagging</source>
   <translation>Verschlagworten läuft</translation>
  </message>
 </context>
 <context>
  <name>RecurringBox</name>
  <message>
   <source> · {} highlighted already, to be tagged as well</source>
   <translation> · {} schon markiert, werden auch verschlagwortet</translation>
  </message>
  <message>
   <source>1 place</source>
   <translation>1 Stelle</translation>
  </message>
  <message>
   <source>A tag, or a new one; “a / b” is b below a</source>
   <translation>Ein Schlagwort, auch ein neues; „a / b“ ist b unter a</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Capitals count</source>
   <translation>Großschreibung zählt</translation>
  </message>
  <message>
   <source>Looking…</source>
   <translation>Suche läuft…</translation>
  </message>
  <message>
   <source>Nowhere here.</source>
   <translation>Hier nirgends.</translation>
  </message>
  <message>
   <source>Places of the term</source>
   <translation>Stellen des Begriffs</translation>
  </message>
  <message>
   <source>Tag</source>
   <translation>Schlagwort</translation>
  </message>
  <message>
   <source>Tag every place of a term</source>
   <translation>Jede Stelle eines Begriffs verschlagworten</translation>
  </message>
  <message>
   <source>Tag {}</source>
   <translation>{} verschlagworten</translation>
  </message>
  <message>
   <source>Term</source>
   <translation>Begriff</translation>
  </message>
  <message>
   <source>This document</source>
   <translation>Dieses Dokument</translation>
  </message>
  <message>
   <source>Where</source>
   <translation>Wo</translation>
  </message>
  <message>
   <source>Whole library</source>
   <translation>Ganze Bibliothek</translation>
  </message>
  <message>
   <source>Whole words</source>
   <translation>Ganze Wörter</translation>
  </message>
  <message>
   <source>{} places</source>
   <translation>{} Stellen</translation>
  </message>
 </context>
 <context>
  <name>ReportBox</name>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>File</source>
   <translation>Datei</translation>
  </message>
  <message>
   <source>Files of this import</source>
   <translation>Dateien dieses Imports</translation>
  </message>
  <message>
   <source>What became of it</source>
   <translation>Was daraus wurde</translation>
  </message>
 </context>
 <context>
  <name>RestoreBox</name>
  <message>
   <source>Backups</source>
   <translation>Sicherungen</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>In it: {}.</source>
   <translation>Darin: {}.</translation>
  </message>
  <message>
   <source>Now: {}.</source>
   <translation>Jetzt: {}.</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>Zurückholen</translation>
  </message>
  <message>
   <source>Restore a backup</source>
   <translation>Sicherung zurückholen</translation>
  </message>
  <message>
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <source>The library becomes what it was then. What it is now is kept as a backup too, so that you can go back or merge the two.</source>
   <translation>Die Bibliothek wird wieder, was sie damals war. Der jetzige Stand bleibt ebenfalls als Sicherung: So ist der Weg zurück frei, oder beides lässt sich zusammenführen.</translation>
  </message>
  <message>
   <source>This backup cannot be read.</source>
   <translation>Diese Sicherung ist nicht lesbar.</translation>
  </message>
  <message>
   <source>When</source>
   <translation>Wann</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>Warum</translation>
  </message>
 </context>
 <context>
  <name>Results</name>
  <message>
   <source>DOCUMENTS</source>
   <translation>DOKUMENTE</translation>
  </message>
  <message>
   <source>HIGHLIGHTS</source>
   <translation>MARKIERUNGEN</translation>
  </message>
  <message>
   <source>NOTES</source>
   <translation>NOTIZEN</translation>
  </message>
  <message>
   <source>TAGS</source>
   <translation>SCHLAGWÖRTER</translation>
  </message>
  <message>
   <source>{} more…</source>
   <translation>{} weitere…</translation>
  </message>
 </context>
 <context>
  <name>ResultsPane</name>
  <message>
   <source>Back to the library</source>
   <translation>Zurück zur Bibliothek</translation>
  </message>
  <message>
   <source>FOUND</source>
   <translation>GEFUNDEN</translation>
  </message>
  <message>
   <source>Keep this search in the library list</source>
   <translation>Diese Suche in der Bibliotheksliste behalten</translation>
  </message>
  <message>
   <source>Nothing matches.</source>
   <translation>Nichts passt.</translation>
  </message>
  <message>
   <source>What was found</source>
   <translation>Was gefunden wurde</translation>
  </message>
  <message>
   <source>searching…</source>
   <translation>sucht…</translation>
  </message>
  <message>
   <source>☆ Save</source>
   <translation>☆ Merken</translation>
  </message>
 </context>
 <context>
  <name>Review</name>
  <message>
   <source>accepted</source>
   <translation>angenommen</translation>
  </message>
  <message>
   <source>disputed</source>
   <translation>strittig</translation>
  </message>
  <message>
   <source>rejected</source>
   <translation>abgelehnt</translation>
  </message>
  <message>
   <source>to discuss</source>
   <translation>zu besprechen</translation>
  </message>
  <message>
   <source>without a review</source>
   <translation>ohne Begutachtung</translation>
  </message>
 </context>
 <context>
  <name>SavedPane</name>
  <message>
   <source>Forget</source>
   <translation>Vergessen</translation>
  </message>
  <message>
   <source>More searches  ▾</source>
   <translation>Weitere Suchen  ▾</translation>
  </message>
  <message>
   <source>Pin to the library list</source>
   <translation>An die Bibliotheksliste heften</translation>
  </message>
  <message>
   <source>Rename…</source>
   <translation>Umbenennen…</translation>
  </message>
  <message>
   <source>Search</source>
   <translation>Suche</translation>
  </message>
  <message>
   <source>Unpin</source>
   <translation>Lösen</translation>
  </message>
 </context>
 <context>
  <name>Searching</name>
  <message>
   <source>{}: “{}”, character {} of the query.</source>
   <translation>{}: „{}“, Zeichen {} der Suche.</translation>
  </message>
 </context>
 <context>
  <name>SelectionBar</name>
  <message>
   <source>Copy quote</source>
   <translation>Zitat kopieren</translation>
  </message>
  <message>
   <source>Highlight</source>
   <translation>Markieren</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Notiz</translation>
  </message>
  <message>
   <source>Tag…</source>
   <translation>Schlagwort…</translation>
  </message>
 </context>
 <context>
  <name>Sentences</name>
  <message>
   <source>A codebook's file may have {} bytes; this one has {}.</source>
   <translation>Eine Codebuch-Datei darf {} Bytes haben; diese hat {}.</translation>
  </message>
  <message>
   <source>A colour is written as #RRGGBB, such as #F6D98B.</source>
   <translation>Eine Farbe steht als #RRGGBB, etwa #F6D98B.</translation>
  </message>
  <message>
   <source>A comment holds at most {} characters; this one has {}.</source>
   <translation>Ein Kommentar fasst höchstens {} Zeichen; dieser hat {}.</translation>
  </message>
  <message>
   <source>A highlight has at most {} characters; this selection has {}. What is said about all of it can be a note on the document.</source>
   <translation>Eine Markierung hat höchstens {} Zeichen; diese Auswahl hat {}. Was für alles gilt, kann eine Notiz zum Dokument sein.</translation>
  </message>
  <message>
   <source>A library cannot be handed over onto itself.</source>
   <translation>Eine Bibliothek lässt sich nicht auf sich selbst schreiben.</translation>
  </message>
  <message>
   <source>A library cannot be merged into itself.</source>
   <translation>Eine Bibliothek lässt sich nicht mit sich selbst zusammenführen.</translation>
  </message>
  <message>
   <source>A name that no tag can have became “{}”.</source>
   <translation>Ein Name, den kein Schlagwort haben kann, wurde zu „{}“.</translation>
  </message>
  <message>
   <source>A note holds at most {} characters; this one has {}.</source>
   <translation>Eine Notiz fasst höchstens {} Zeichen; diese hat {}.</translation>
  </message>
  <message>
   <source>A query has at most {} characters; this one has {}.</source>
   <translation>Eine Suche hat höchstens {} Zeichen; diese hat {}.</translation>
  </message>
  <message>
   <source>A query has at most {} words.</source>
   <translation>Eine Suche hat höchstens {} Wörter.</translation>
  </message>
  <message>
   <source>A tag cannot be merged into itself.</source>
   <translation>Ein Schlagwort kann nicht in sich selbst aufgehen.</translation>
  </message>
  <message>
   <source>A tag cannot stand below itself.</source>
   <translation>Ein Schlagwort kann nicht unter sich selbst stehen.</translation>
  </message>
  <message>
   <source>A tag has at most {} other names; here are {}.</source>
   <translation>Ein Schlagwort hat höchstens {} weitere Namen; hier sind {}.</translation>
  </message>
  <message>
   <source>A {} needs a name.</source>
   <translation>Ein Name fehlt ({}).</translation>
  </message>
  <message>
   <source>A {}'s name cannot hold control characters.</source>
   <translation>Der Name ({}) kann keine Steuerzeichen enthalten.</translation>
  </message>
  <message>
   <source>A {}'s name has at most {} characters; this one has {}.</source>
   <translation>Der Name ({}) hat höchstens {} Zeichen; dieser hat {}.</translation>
  </message>
  <message>
   <source>AND needs something on either side.</source>
   <translation>AND braucht etwas auf beiden Seiten.</translation>
  </message>
  <message>
   <source>Annotator library (SQLite)</source>
   <translation>Annotator-Bibliothek (SQLite)</translation>
  </message>
  <message>
   <source>Another name of “{}” was left out, because no tag can be called so.</source>
   <translation>Ein anderer Name von „{}“ wurde weggelassen, weil kein Schlagwort so heißen kann.</translation>
  </message>
  <message>
   <source>Another program is writing to {}; try again.</source>
   <translation>Ein anderes Programm schreibt gerade in {}; noch einmal versuchen.</translation>
  </message>
  <message>
   <source>At most {} libraries can be merged at once.</source>
   <translation>Höchstens {} Bibliotheken lassen sich auf einmal zusammenführen.</translation>
  </message>
  <message>
   <source>Attach highlight</source>
   <translation>Markierung anbringen</translation>
  </message>
  <message>
   <source>Both captures hold the same words.</source>
   <translation>Beide Fassungen enthalten dieselben Wörter.</translation>
  </message>
  <message>
   <source>Bundle for reviewers (zip)</source>
   <translation>Paket zum Begutachten (zip)</translation>
  </message>
  <message>
   <source>Carry highlights over</source>
   <translation>Markierungen mitnehmen</translation>
  </message>
  <message>
   <source>Choose the highlights that “{}” takes over from “{}”.</source>
   <translation>Die Markierungen auswählen, die „{}“ von „{}“ übernimmt.</translation>
  </message>
  <message>
   <source>Clips cannot be converted here ({}).</source>
   <translation>Ausschnitte lassen sich hier nicht umwandeln ({}).</translation>
  </message>
  <message>
   <source>Clips cannot be converted here: the process for it does not start.</source>
   <translation>Ausschnitte lassen sich hier nicht umwandeln: Der Prozess dafür startet nicht.</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>Färben</translation>
  </message>
  <message>
   <source>Colour of tag “{}”</source>
   <translation>Farbe des Schlagworts „{}“</translation>
  </message>
  <message>
   <source>Delete highlight</source>
   <translation>Markierung löschen</translation>
  </message>
  <message>
   <source>Delete note</source>
   <translation>Notiz löschen</translation>
  </message>
  <message>
   <source>Delete tag “{}”</source>
   <translation>Schlagwort „{}“ löschen</translation>
  </message>
  <message>
   <source>Delete {} highlights</source>
   <translation>{} Markierungen löschen</translation>
  </message>
  <message>
   <source>Deprecate tag</source>
   <translation>Schlagwort stilllegen</translation>
  </message>
  <message>
   <source>Deprecate tag “{}”</source>
   <translation>Schlagwort „{}“ stilllegen</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>Dokumente</translation>
  </message>
  <message>
   <source>Edit tag</source>
   <translation>Schlagwort bearbeiten</translation>
  </message>
  <message>
   <source>Edit tag “{}”</source>
   <translation>Schlagwort „{}“ bearbeiten</translation>
  </message>
  <message>
   <source>Excel workbook</source>
   <translation>Excel-Arbeitsmappe</translation>
  </message>
  <message>
   <source>Excerpts</source>
   <translation>Auszüge</translation>
  </message>
  <message>
   <source>Excerpts for review</source>
   <translation>Auszüge zur Begutachtung</translation>
  </message>
  <message>
   <source>Excerpts from “{}”</source>
   <translation>Auszüge aus „{}“</translation>
  </message>
  <message>
   <source>Fetch an image</source>
   <translation>Ein Bild holen</translation>
  </message>
  <message>
   <source>Fetch {} images</source>
   <translation>{} Bilder holen</translation>
  </message>
  <message>
   <source>Highlight</source>
   <translation>Markieren</translation>
  </message>
  <message>
   <source>Highlights</source>
   <translation>Markierungen</translation>
  </message>
  <message>
   <source>Hypothesis (JSON)</source>
   <translation>Hypothesis (JSON)</translation>
  </message>
  <message>
   <source>Hypothesis annotations</source>
   <translation>Anmerkungen aus Hypothesis</translation>
  </message>
  <message>
   <source>Import</source>
   <translation>Importieren</translation>
  </message>
  <message>
   <source>Import 1 tag</source>
   <translation>1 Schlagwort importieren</translation>
  </message>
  <message>
   <source>Import codebook</source>
   <translation>Codebuch importieren</translation>
  </message>
  <message>
   <source>Import excerpts</source>
   <translation>Auszüge importieren</translation>
  </message>
  <message>
   <source>Import {} captures</source>
   <translation>{} Fassungen importieren</translation>
  </message>
  <message>
   <source>Import {} documents</source>
   <translation>{} Dokumente importieren</translation>
  </message>
  <message>
   <source>Import {} tags</source>
   <translation>{} Schlagwörter importieren</translation>
  </message>
  <message>
   <source>Import “{}”</source>
   <translation>„{}“ importieren</translation>
  </message>
  <message>
   <source>It is a 7z archive, not a text.</source>
   <translation>Das ist ein 7z-Archiv, kein Text.</translation>
  </message>
  <message>
   <source>It is a GIF image, not a text.</source>
   <translation>Das ist ein GIF-Bild, kein Text.</translation>
  </message>
  <message>
   <source>It is a JPEG image, not a text.</source>
   <translation>Das ist ein JPEG-Bild, kein Text.</translation>
  </message>
  <message>
   <source>It is a PDF file, not a text.</source>
   <translation>Das ist eine PDF-Datei, kein Text.</translation>
  </message>
  <message>
   <source>It is a PNG image, not a text.</source>
   <translation>Das ist ein PNG-Bild, kein Text.</translation>
  </message>
  <message>
   <source>It is a RAR archive, not a text.</source>
   <translation>Das ist ein RAR-Archiv, kein Text.</translation>
  </message>
  <message>
   <source>It is a WebP image, not a text.</source>
   <translation>Das ist ein WebP-Bild, kein Text.</translation>
  </message>
  <message>
   <source>It is a ZIP archive or an office document, not a text.</source>
   <translation>Das ist ein ZIP-Archiv oder ein Office-Dokument, kein Text.</translation>
  </message>
  <message>
   <source>It is a ZIP archive, not a text.</source>
   <translation>Das ist ein ZIP-Archiv, kein Text.</translation>
  </message>
  <message>
   <source>It is a gzip archive, not a text.</source>
   <translation>Das ist ein gzip-Archiv, kein Text.</translation>
  </message>
  <message>
   <source>It is a program, not a text.</source>
   <translation>Das ist ein Programm, kein Text.</translation>
  </message>
  <message>
   <source>It is a sound file, not a text.</source>
   <translation>Das ist eine Tondatei, kein Text.</translation>
  </message>
  <message>
   <source>It is a video, not a text.</source>
   <translation>Das ist ein Video, kein Text.</translation>
  </message>
  <message>
   <source>It is an RTF document, not a text.</source>
   <translation>Das ist ein RTF-Dokument, kein Text.</translation>
  </message>
  <message>
   <source>It is an SQLite database, not a text.</source>
   <translation>Das ist eine SQLite-Datenbank, kein Text.</translation>
  </message>
  <message>
   <source>It is an office document, not a text.</source>
   <translation>Das ist ein Office-Dokument, kein Text.</translation>
  </message>
  <message>
   <source>It is empty.</source>
   <translation>Sie ist leer.</translation>
  </message>
  <message>
   <source>It is larger than {} MB.</source>
   <translation>Sie ist größer als {} MB.</translation>
  </message>
  <message>
   <source>It is not a text: it holds many control characters.</source>
   <translation>Sie ist kein Text: Sie enthält viele Steuerzeichen.</translation>
  </message>
  <message>
   <source>It is {}, not a text.</source>
   <translation>Sie ist {}, kein Text.</translation>
  </message>
  <message>
   <source>JSON, one excerpt a line</source>
   <translation>JSON, ein Auszug je Zeile</translation>
  </message>
  <message>
   <source>Key of tag “{}”</source>
   <translation>Taste des Schlagworts „{}“</translation>
  </message>
  <message>
   <source>Markdown</source>
   <translation>Markdown</translation>
  </message>
  <message>
   <source>Merge tag “{}” into “{}”</source>
   <translation>Schlagwort „{}“ in „{}“ aufgehen lassen</translation>
  </message>
  <message>
   <source>Merge {}</source>
   <translation>{} zusammenführen</translation>
  </message>
  <message>
   <source>Move edge</source>
   <translation>Rand verschieben</translation>
  </message>
  <message>
   <source>Move note</source>
   <translation>Notiz verschieben</translation>
  </message>
  <message>
   <source>Move tag “{}”</source>
   <translation>Schlagwort „{}“ verschieben</translation>
  </message>
  <message>
   <source>New tag “{}”</source>
   <translation>Neues Schlagwort „{}“</translation>
  </message>
  <message>
   <source>No merge of this library is remembered on this computer.</source>
   <translation>Dieser Rechner weiß von keiner Zusammenführung dieser Bibliothek.</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>Notiz</translation>
  </message>
  <message>
   <source>Notes for Obsidian (zip)</source>
   <translation>Notizen für Obsidian (Zip)</translation>
  </message>
  <message>
   <source>Nothing in {} can be read any more.</source>
   <translation>In {} ist nichts mehr lesbar.</translation>
  </message>
  <message>
   <source>Nothing is chosen that could be restored.</source>
   <translation>Nichts ist ausgewählt, das sich wiederherstellen ließe.</translation>
  </message>
  <message>
   <source>OR needs something on either side.</source>
   <translation>OR braucht etwas auf beiden Seiten.</translation>
  </message>
  <message>
   <source>Only one of these can stand; choose one.</source>
   <translation>Nur eines davon kann bleiben; eines wählen.</translation>
  </message>
  <message>
   <source>REFI-QDA codebook</source>
   <translation>REFI-QDA-Codebuch</translation>
  </message>
  <message>
   <source>Readwise (CSV)</source>
   <translation>Readwise (CSV)</translation>
  </message>
  <message>
   <source>Readwise highlights</source>
   <translation>Markierungen aus Readwise</translation>
  </message>
  <message>
   <source>Remove {} documents</source>
   <translation>{} Dokumente entfernen</translation>
  </message>
  <message>
   <source>Remove “{}”</source>
   <translation>„{}“ entfernen</translation>
  </message>
  <message>
   <source>Rename tag “{}”</source>
   <translation>Schlagwort „{}“ umbenennen</translation>
  </message>
  <message>
   <source>Reply</source>
   <translation>Antwort</translation>
  </message>
  <message>
   <source>Review</source>
   <translation>Begutachtung</translation>
  </message>
  <message>
   <source>Reviews by {}</source>
   <translation>Begutachtungen von {}</translation>
  </message>
  <message>
   <source>Settle {}</source>
   <translation>{} klären</translation>
  </message>
  <message>
   <source>Show another capture</source>
   <translation>Andere Fassung zeigen</translation>
  </message>
  <message>
   <source>Something was written since that stands on this merge, so it cannot be undone by itself.</source>
   <translation>Seither wurde etwas geschrieben, das auf dieser Zusammenführung beruht; allein lässt sie sich nicht zurücknehmen.</translation>
  </message>
  <message>
   <source>Sort tags by name</source>
   <translation>Schlagwörter nach Namen ordnen</translation>
  </message>
  <message>
   <source>Split “{}”</source>
   <translation>„{}“ teilen</translation>
  </message>
  <message>
   <source>Split “{}” off “{}”</source>
   <translation>„{}“ von „{}“ abteilen</translation>
  </message>
  <message>
   <source>Spreadsheet (CSV)</source>
   <translation>Tabelle (CSV)</translation>
  </message>
  <message>
   <source>Tag “{}” in {} places</source>
   <translation>„{}“ an {} Stellen verschlagworten</translation>
  </message>
  <message>
   <source>The clock of this computer is before 1980; set it to write a Word document.</source>
   <translation>Die Uhr dieses Rechners steht vor 1980; ein Word-Dokument braucht eine gestellte Uhr.</translation>
  </message>
  <message>
   <source>The disk is full, so nothing was changed in {}.</source>
   <translation>Der Datenträger ist voll, also wurde in {} nichts geändert.</translation>
  </message>
  <message>
   <source>The document of this highlight is not in the library.</source>
   <translation>Das Dokument dieser Markierung ist nicht in der Bibliothek.</translation>
  </message>
  <message>
   <source>The key of a tag is a digit from 1 to 9.</source>
   <translation>Die Taste eines Schlagworts ist eine Ziffer von 1 bis 9.</translation>
  </message>
  <message>
   <source>The library has no such capture of “{}”.</source>
   <translation>Eine solche Fassung von „{}“ hat die Bibliothek nicht.</translation>
  </message>
  <message>
   <source>The library has {} with the id or title “{}”.</source>
   <translation>Die Bibliothek hat {} mit Kennung oder Titel „{}“.</translation>
  </message>
  <message>
   <source>The minus sign needs something to leave out.</source>
   <translation>Das Minuszeichen braucht etwas zum Weglassen.</translation>
  </message>
  <message>
   <source>The note that this one answers is not there any more; copy its words or undo the deletion.</source>
   <translation>Die beantwortete Notiz ist nicht mehr da; die Wörter kopieren oder das Löschen zurücknehmen.</translation>
  </message>
  <message>
   <source>The tag above it is not in the library any more.</source>
   <translation>Das Schlagwort darüber ist nicht mehr in der Bibliothek.</translation>
  </message>
  <message>
   <source>The tag to stand before is not in this place any more.</source>
   <translation>Das Schlagwort, vor dem es stehen soll, steht dort nicht mehr.</translation>
  </message>
  <message>
   <source>The tags of this codebook stand more than {} deep.</source>
   <translation>Die Schlagwörter dieses Codebuchs sind mehr als {} Stufen tief.</translation>
  </message>
  <message>
   <source>The text of this highlight is not in the library.</source>
   <translation>Der Text dieser Markierung ist nicht in der Bibliothek.</translation>
  </message>
  <message>
   <source>The text of “{}” is not in the library.</source>
   <translation>Der Text von „{}“ ist nicht in der Bibliothek.</translation>
  </message>
  <message>
   <source>The {} of a tag {}.</source>
   <translation>Ein Feld des Schlagworts ({}) passt nicht: {}.</translation>
  </message>
  <message>
   <source>There are no tags in this file.</source>
   <translation>In dieser Datei sind keine Schlagwörter.</translation>
  </message>
  <message>
   <source>There are no tags to export yet.</source>
   <translation>Noch gibt es keine Schlagwörter zu exportieren.</translation>
  </message>
  <message>
   <source>There are no words in this selection.</source>
   <translation>In dieser Auswahl sind keine Wörter.</translation>
  </message>
  <message>
   <source>There is a file {} already.</source>
   <translation>Eine Datei {} gibt es schon.</translation>
  </message>
  <message>
   <source>There is a tag “{}” here already.</source>
   <translation>Ein Schlagwort „{}“ gibt es hier schon.</translation>
  </message>
  <message>
   <source>There is no document that both of them marked.</source>
   <translation>Es gibt kein Dokument, in dem beide markiert haben.</translation>
  </message>
  <message>
   <source>There is no tag “{}”.</source>
   <translation>Ein Schlagwort „{}“ gibt es nicht.</translation>
  </message>
  <message>
   <source>There is no word to look for.</source>
   <translation>Es fehlt ein Wort zum Suchen.</translation>
  </message>
  <message>
   <source>There is not enough memory for this in {}.</source>
   <translation>Dafür reicht in {} der Speicher nicht.</translation>
  </message>
  <message>
   <source>There is nothing to hand over: no document was chosen.</source>
   <translation>Es gibt nichts weiterzugeben: Kein Dokument ist ausgewählt.</translation>
  </message>
  <message>
   <source>There is nothing to look for between these parentheses.</source>
   <translation>Zwischen diesen Klammern steht nichts zum Suchen.</translation>
  </message>
  <message>
   <source>There is only an image in this selection; its caption or the words beside it can be marked.</source>
   <translation>In dieser Auswahl ist nur ein Bild; seine Unterschrift oder die Wörter daneben lassen sich markieren.</translation>
  </message>
  <message>
   <source>These parentheses stand too deep inside each other.</source>
   <translation>Diese Klammern stehen zu tief ineinander.</translation>
  </message>
  <message>
   <source>This backup cannot be used: {}</source>
   <translation>Diese Sicherung ist nicht brauchbar: {}</translation>
  </message>
  <message>
   <source>This capture cannot be shown: {}.</source>
   <translation>Diese Fassung lässt sich nicht zeigen: {}.</translation>
  </message>
  <message>
   <source>This character cannot be looked for.</source>
   <translation>Dieses Zeichen lässt sich nicht suchen.</translation>
  </message>
  <message>
   <source>This highlight is gone.</source>
   <translation>Diese Markierung ist weg.</translation>
  </message>
  <message>
   <source>This is no date; 2025, 2025-12, 2025-12-23 and 2025-11..2025-12 are.</source>
   <translation>Dies ist kein Datum; 2025, 2025-12, 2025-12-23 und 2025-11..2025-12 sind welche.</translation>
  </message>
  <message>
   <source>This is not a codebook: {}.</source>
   <translation>Dies ist kein Codebuch: {}.</translation>
  </message>
  <message>
   <source>This is too big for {}.</source>
   <translation>Das ist zu groß für {}.</translation>
  </message>
  <message>
   <source>This library is in memory only; save it to a file first.</source>
   <translation>Diese Bibliothek ist nur im Arbeitsspeicher; zuerst in eine Datei speichern.</translation>
  </message>
  <message>
   <source>This merge is no longer in the library as it was.</source>
   <translation>Diese Zusammenführung steht nicht mehr unverändert in der Bibliothek.</translation>
  </message>
  <message>
   <source>This merge took words out for good, so it cannot be undone.</source>
   <translation>Diese Zusammenführung hat Wörter endgültig entfernt und lässt sich nicht zurücknehmen.</translation>
  </message>
  <message>
   <source>This note is somebody else's; answer it instead.</source>
   <translation>Diese Notiz gehört jemand anderem; stattdessen darauf antworten.</translation>
  </message>
  <message>
   <source>This parenthesis closes none.</source>
   <translation>Diese Klammer schließt keine.</translation>
  </message>
  <message>
   <source>This parenthesis is never closed.</source>
   <translation>Diese Klammer wird nie geschlossen.</translation>
  </message>
  <message>
   <source>This quotation mark is never closed.</source>
   <translation>Dieses Anführungszeichen wird nie geschlossen.</translation>
  </message>
  <message>
   <source>Untag</source>
   <translation>Schlagwort abnehmen</translation>
  </message>
  <message>
   <source>Use tag again</source>
   <translation>Schlagwort wieder verwenden</translation>
  </message>
  <message>
   <source>Use tag again “{}”</source>
   <translation>Schlagwort „{}“ wieder verwenden</translation>
  </message>
  <message>
   <source>W3C Web Annotation (JSON-LD)</source>
   <translation>W3C Web Annotation (JSON-LD)</translation>
  </message>
  <message>
   <source>Web Annotations</source>
   <translation>Web-Annotationen</translation>
  </message>
  <message>
   <source>Web page (HTML)</source>
   <translation>Webseite (HTML)</translation>
  </message>
  <message>
   <source>What is said of “{}” was cut off after {} characters.</source>
   <translation>Was über „{}“ gesagt ist, wurde nach {} Zeichen abgeschnitten.</translation>
  </message>
  <message>
   <source>What this note is about was deleted elsewhere; copy its words or undo the deletion.</source>
   <translation>Worum es in dieser Notiz geht, wurde anderswo gelöscht; ihre Wörter kopieren oder das Löschen zurücknehmen.</translation>
  </message>
  <message>
   <source>Withdraw review</source>
   <translation>Begutachtung zurückziehen</translation>
  </message>
  <message>
   <source>Word document</source>
   <translation>Word-Dokument</translation>
  </message>
  <message>
   <source>You are not allowed to make {} in {}.</source>
   <translation>{} in {} anzulegen ist nicht erlaubt.</translation>
  </message>
  <message>
   <source>You are not allowed to read {}.</source>
   <translation>{} zu lesen ist nicht erlaubt.</translation>
  </message>
  <message>
   <source>You are not allowed to write to {} or to its folder.</source>
   <translation>In {} oder den Ordner darum zu schreiben ist nicht erlaubt.</translation>
  </message>
  <message>
   <source>You are not allowed to write to {}.</source>
   <translation>In {} zu schreiben ist nicht erlaubt.</translation>
  </message>
  <message>
   <source>a new capture of a document already here</source>
   <translation>eine neue Fassung eines Dokuments, das schon da ist</translation>
  </message>
  <message>
   <source>added</source>
   <translation>hinzugefügt</translation>
  </message>
  <message>
   <source>already in the library, nothing added</source>
   <translation>schon in der Bibliothek, nichts hinzugefügt</translation>
  </message>
  <message>
   <source>annotations</source>
   <translation>Anmerkungen</translation>
  </message>
  <message>
   <source>damaged characters replaced</source>
   <translation>beschädigte Zeichen ersetzt</translation>
  </message>
  <message>
   <source>decoded as {}</source>
   <translation>gelesen als {}</translation>
  </message>
  <message>
   <source>fuzzy</source>
   <translation>ähnlich</translation>
  </message>
  <message>
   <source>in: cannot be left out; it says where to look.</source>
   <translation>in: lässt sich nicht ausschließen; es sagt, wo gesucht wird.</translation>
  </message>
  <message>
   <source>in: needs words to look for beside it.</source>
   <translation>in: braucht daneben Wörter zum Suchen.</translation>
  </message>
  <message>
   <source>it cannot be read ({})</source>
   <translation>es ist nicht lesbar ({})</translation>
  </message>
  <message>
   <source>it comes from a newer Annotator</source>
   <translation>es stammt von einem neueren Annotator</translation>
  </message>
  <message>
   <source>it holds more than {} files</source>
   <translation>es enthält mehr als {} Dateien</translation>
  </message>
  <message>
   <source>it holds no annotations</source>
   <translation>es enthält keine Anmerkungen</translation>
  </message>
  <message>
   <source>it holds no annotations that are known here</source>
   <translation>darin sind keine Anmerkungen, die hier bekannt sind</translation>
  </message>
  <message>
   <source>it is damaged</source>
   <translation>die Datei ist beschädigt</translation>
  </message>
  <message>
   <source>it is damaged in the archive</source>
   <translation>im Archiv ist sie beschädigt</translation>
  </message>
  <message>
   <source>it is damaged: its annotations are not those that its manifest names</source>
   <translation>es ist beschädigt: Die Anmerkungen sind nicht die, die das Verzeichnis nennt</translation>
  </message>
  <message>
   <source>it is damaged: some of its files share their bytes</source>
   <translation>es ist beschädigt: Einige Dateien teilen sich ihre Bytes</translation>
  </message>
  <message>
   <source>it is larger than {} MB</source>
   <translation>es ist größer als {} MB</translation>
  </message>
  <message>
   <source>it is made to take very long to draw</source>
   <translation>es ist so gemacht, dass das Zeichnen sehr lange dauert</translation>
  </message>
  <message>
   <source>it is nested too deeply</source>
   <translation>er ist zu tief verschachtelt</translation>
  </message>
  <message>
   <source>it is no bundle</source>
   <translation>es ist kein Bündel</translation>
  </message>
  <message>
   <source>it is not a PNG, JPEG, GIF or WebP image</source>
   <translation>es ist kein PNG-, JPEG-, GIF- oder WebP-Bild</translation>
  </message>
  <message>
   <source>it is not a file</source>
   <translation>das ist keine Datei</translation>
  </message>
  <message>
   <source>it is not a zip archive, or it is damaged</source>
   <translation>es ist kein Zip-Archiv, oder es ist beschädigt</translation>
  </message>
  <message>
   <source>it took too long to convert</source>
   <translation>das Umwandeln dauerte zu lange</translation>
  </message>
  <message>
   <source>its files come to more than {} MB</source>
   <translation>seine Dateien sind zusammen größer als {} MB</translation>
  </message>
  <message>
   <source>its words are not in “{}”</source>
   <translation>seine Wörter stehen nicht in „{}“</translation>
  </message>
  <message>
   <source>kept</source>
   <translation>behalten</translation>
  </message>
  <message>
   <source>left out</source>
   <translation>ausgelassen</translation>
  </message>
  <message>
   <source>metadata repaired</source>
   <translation>Angaben repariert</translation>
  </message>
  <message>
   <source>most of its words would be lost</source>
   <translation>die meisten seiner Wörter gingen verloren</translation>
  </message>
  <message>
   <source>moved</source>
   <translation>verschoben</translation>
  </message>
  <message>
   <source>no document here has its address or title</source>
   <translation>kein Dokument hier hat seine Adresse oder seinen Titel</translation>
  </message>
  <message>
   <source>none</source>
   <translation>keine</translation>
  </message>
  <message>
   <source>not in this text</source>
   <translation>nicht in diesem Text</translation>
  </message>
  <message>
   <source>orphaned</source>
   <translation>verwaist</translation>
  </message>
  <message>
   <source>reviews by {}</source>
   <translation>Begutachtungen von {}</translation>
  </message>
  <message>
   <source>shown as plain text</source>
   <translation>als reiner Text gezeigt</translation>
  </message>
  <message>
   <source>similar words</source>
   <translation>ähnliche Wörter</translation>
  </message>
  <message>
   <source>the folder holds no clips (.md, .markdown or .txt)</source>
   <translation>im Ordner sind keine Ausschnitte (.md, .markdown oder .txt)</translation>
  </message>
  <message>
   <source>the same words elsewhere</source>
   <translation>dieselben Wörter an anderer Stelle</translation>
  </message>
  <message>
   <source>the same words in the same place</source>
   <translation>dieselben Wörter an derselben Stelle</translation>
  </message>
  <message>
   <source>there is no such file</source>
   <translation>eine solche Datei gibt es nicht</translation>
  </message>
  <message>
   <source>{} cannot be made in {}.</source>
   <translation>{} lässt sich in {} nicht anlegen.</translation>
  </message>
  <message>
   <source>{} cannot be opened.</source>
   <translation>{} lässt sich nicht öffnen.</translation>
  </message>
  <message>
   <source>{} cannot be read, or there is no room for a copy to look at.</source>
   <translation>{} ist nicht lesbar, oder für eine Kopie zum Ansehen fehlt der Platz.</translation>
  </message>
  <message>
   <source>{} cannot be read.</source>
   <translation>{} ist nicht lesbar.</translation>
  </message>
  <message>
   <source>{} cannot be written in {} ({}).</source>
   <translation>{} lässt sich in {} nicht schreiben ({}).</translation>
  </message>
  <message>
   <source>{} could not be brought up to date, so it was left as it is.</source>
   <translation>{} ließ sich nicht auf den neuen Stand bringen und bleibt, wie es ist.</translation>
  </message>
  <message>
   <source>{} could not be kept, so nothing was replaced.</source>
   <translation>{} ließ sich nicht aufheben, also wurde nichts ersetzt.</translation>
  </message>
  <message>
   <source>{} could not be read or written; the disk may be full or failing.</source>
   <translation>{} ließ sich nicht lesen oder schreiben; vielleicht ist der Datenträger voll oder defekt.</translation>
  </message>
  <message>
   <source>{} could not be replaced; the disk may be full.</source>
   <translation>{} ließ sich nicht ersetzen; vielleicht ist der Datenträger voll.</translation>
  </message>
  <message>
   <source>{} could not be written: what came out is not what was in the library.</source>
   <translation>{} ließ sich nicht schreiben: Heraus kam nicht, was in der Bibliothek war.</translation>
  </message>
  <message>
   <source>{} does not exist.</source>
   <translation>{} gibt es nicht.</translation>
  </message>
  <message>
   <source>{} has to be brought up to date before it is read; open a copy of it.</source>
   <translation>{} muss vor dem Lesen auf den neuen Stand gebracht werden; eine Kopie davon öffnen.</translation>
  </message>
  <message>
   <source>{} holds something that cannot be understood ({}).</source>
   <translation>{} enthält etwas Unverständliches ({}).</translation>
  </message>
  <message>
   <source>{} is a database of another program, not an Annotator library.</source>
   <translation>{} ist die Datenbank eines anderen Programms, keine Annotator-Bibliothek.</translation>
  </message>
  <message>
   <source>{} is a folder, not an Annotator library.</source>
   <translation>{} ist ein Ordner, keine Annotator-Bibliothek.</translation>
  </message>
  <message>
   <source>{} is another library now; open it again.</source>
   <translation>{} ist jetzt eine andere Bibliothek; neu öffnen.</translation>
  </message>
  <message>
   <source>{} is damaged, so it is not opened.</source>
   <translation>{} ist beschädigt und wird deshalb nicht geöffnet.</translation>
  </message>
  <message>
   <source>{} is damaged.</source>
   <translation>{} ist beschädigt.</translation>
  </message>
  <message>
   <source>{} is damaged: a {} in it cannot be read.</source>
   <translation>{} ist beschädigt: Nicht alles darin ist lesbar ({}).</translation>
  </message>
  <message>
   <source>{} is damaged: it does not say which version wrote it.</source>
   <translation>{} ist beschädigt: Es fehlt, welche Version sie geschrieben hat.</translation>
  </message>
  <message>
   <source>{} is empty, so it is not an Annotator library.</source>
   <translation>{} ist leer, also keine Annotator-Bibliothek.</translation>
  </message>
  <message>
   <source>{} is larger than any library, so it is not opened.</source>
   <translation>{} ist größer als jede Bibliothek und wird deshalb nicht geöffnet.</translation>
  </message>
  <message>
   <source>{} is not a file.</source>
   <translation>{} ist keine Datei.</translation>
  </message>
  <message>
   <source>{} is not an Annotator library.</source>
   <translation>{} ist keine Annotator-Bibliothek.</translation>
  </message>
  <message>
   <source>{} is open for reading only; make a copy of it to work in.</source>
   <translation>{} ist nur zum Lesen geöffnet; zum Arbeiten eine Kopie anlegen.</translation>
  </message>
  <message>
   <source>{} is open; choose another name.</source>
   <translation>{} ist offen; einen anderen Namen wählen.</translation>
  </message>
  <message>
   <source>{} is open; close it before you put a backup in its place.</source>
   <translation>{} ist offen; vor dem Zurückholen einer Sicherung schließen.</translation>
  </message>
  <message>
   <source>{} is {}, so it is not an Annotator library.</source>
   <translation>{} ist {}, also keine Annotator-Bibliothek.</translation>
  </message>
  <message>
   <source>{} needs to be mended before it is read; open a copy of it.</source>
   <translation>{} muss vor dem Lesen in Ordnung gebracht werden; eine Kopie davon öffnen.</translation>
  </message>
  <message>
   <source>{} takes far longer to check than a library of its size, so it is not opened.</source>
   <translation>{} zu prüfen dauert viel länger, als es bei der Größe dürfte; deshalb wird sie nicht geöffnet.</translation>
  </message>
  <message>
   <source>{} was changed by another program and is no longer an Annotator library.</source>
   <translation>{} wurde von einem anderen Programm verändert und ist keine Annotator-Bibliothek mehr.</translation>
  </message>
  <message>
   <source>{} was left in the middle of a change, which only who may write to it can take back.</source>
   <translation>{} wurde mitten in einer Änderung verlassen; nur wer hineinschreiben darf, kann sie zurücknehmen.</translation>
  </message>
  <message>
   <source>{} was left in write-ahead mode by another program; a copy without it is needed.</source>
   <translation>{} wurde von einem anderen Programm im Write-ahead-Modus hinterlassen; nötig ist eine Kopie ohne ihn.</translation>
  </message>
  <message>
   <source>{} was moved or replaced by another program; open it again.</source>
   <translation>{} wurde von einem anderen Programm verschoben oder ersetzt; neu öffnen.</translation>
  </message>
  <message>
   <source>{} was written by a newer Annotator; install that to open it.</source>
   <translation>{} stammt von einem neueren Annotator; zum Öffnen diesen installieren.</translation>
  </message>
  <message>
   <source>{} was written by an older Annotator; open it in the app once.</source>
   <translation>{} stammt von einem älteren Annotator; einmal in der Anwendung öffnen.</translation>
  </message>
  <message>
   <source>{}: cannot be compared; only dates can.</source>
   <translation>{}: lässt sich nicht vergleichen; nur Daten lassen sich vergleichen.</translation>
  </message>
  <message>
   <source>{}: needs a value.</source>
   <translation>{}: braucht einen Wert.</translation>
  </message>
  <message>
   <source>“{}” and “{}” are the same already.</source>
   <translation>„{}“ und „{}“ sind schon eins.</translation>
  </message>
  <message>
   <source>“{}” is no verdict; there are {}.</source>
   <translation>„{}“ ist kein Urteil; möglich sind {}.</translation>
  </message>
  <message>
   <source>“{}” is nobody else</source>
   <translation>„{}“ ist niemand anderes</translation>
  </message>
  <message>
   <source>“{}” is not in the library any more.</source>
   <translation>„{}“ ist nicht mehr in der Bibliothek.</translation>
  </message>
  <message>
   <source>“{}” keeps its usual colour, because “{}” is none.</source>
   <translation>„{}“ behält seine übliche Farbe, weil „{}“ keine ist.</translation>
  </message>
  <message>
   <source>“{}” stands below “{}”; merge it into “{}” instead.</source>
   <translation>„{}“ steht unter „{}“; stattdessen in „{}“ aufgehen lassen.</translation>
  </message>
  <message>
   <source>“{}” stands in more than {} places; look for more words.</source>
   <translation>„{}“ steht an mehr als {} Stellen; nach mehr Wörtern suchen.</translation>
  </message>
  <message>
   <source>“{}” stands nowhere here.</source>
   <translation>„{}“ steht hier nirgends.</translation>
  </message>
  <message>
   <source>“{}” stays as it is, because there is another “{}” in its place.</source>
   <translation>„{}“ bleibt, wie es ist, weil an seinem Platz ein anderes „{}“ steht.</translation>
  </message>
  <message>
   <source>“{}” stays where it is, because a tag cannot stand below itself.</source>
   <translation>„{}“ bleibt, wo es ist, weil ein Schlagwort nicht unter sich selbst stehen kann.</translation>
  </message>
 </context>
 <context>
  <name>SettingBox</name>
  <message>
   <source>Bar beside a selection only at the key B</source>
   <translation>Leiste an der Auswahl nur mit Taste B</translation>
  </message>
  <message>
   <source>Clear letters</source>
   <translation>Leserlich</translation>
  </message>
  <message>
   <source>Contrast</source>
   <translation>Kontrast</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>Face</source>
   <translation>Schrift</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>Long lines of code wrap</source>
   <translation>Lange Codezeilen umbrechen</translation>
  </message>
  <message>
   <source>Paper</source>
   <translation>Papier</translation>
  </message>
  <message>
   <source>Sans</source>
   <translation>Serifenlos</translation>
  </message>
  <message>
   <source>Sepia</source>
   <translation>Sepia</translation>
  </message>
  <message>
   <source>Serif</source>
   <translation>Serifen</translation>
  </message>
  <message>
   <source>Straight right edge</source>
   <translation>Gerader rechter Rand</translation>
  </message>
  <message>
   <source>System</source>
   <translation>System</translation>
  </message>
  <message>
   <source>Usual size and spacing</source>
   <translation>Übliche Größe und Abstände</translation>
  </message>
 </context>
 <context>
  <name>Settings</name>
  <message>
   <source>This choice could not be kept: the settings file cannot be written.</source>
   <translation>Diese Wahl ließ sich nicht merken: Die Einstellungsdatei ist nicht beschreibbar.</translation>
  </message>
 </context>
 <context>
  <name>ShareBox</name>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Documents that a search finds</source>
   <translation>Dokumente, die eine Suche findet</translation>
  </message>
  <message>
   <source>First take the words of what was deleted out for good</source>
   <translation>Zuvor die Wörter von Gelöschtem endgültig entfernen</translation>
  </message>
  <message>
   <source>For example tag:method or channel:team</source>
   <translation>Zum Beispiel tag:Methode oder channel:team</translation>
  </message>
  <message>
   <source>Hand over a copy</source>
   <translation>Kopie weitergeben</translation>
  </message>
  <message>
   <source>Libraries (*.sqlite)</source>
   <translation>Bibliotheken (*.sqlite)</translation>
  </message>
  <message>
   <source>One clean file to mail or to drop in a folder. What others do in it comes home by “Merge libraries…”; what you have already stays as it is.</source>
   <translation>Eine saubere Datei zum Mailen oder Ablegen. Was andere darin tun, kommt über „Bibliotheken zusammenführen…“ zurück; was schon da ist, bleibt, wie es ist.</translation>
  </message>
  <message>
   <source>Save as…</source>
   <translation>Speichern als…</translation>
  </message>
  <message>
   <source>Save the copy</source>
   <translation>Kopie speichern</translation>
  </message>
  <message>
   <source>Texts and codebook only, for a second coder</source>
   <translation>Nur Texte und Codebuch, zum zweiten Codieren</translation>
  </message>
  <message>
   <source>The whole library</source>
   <translation>Die ganze Bibliothek</translation>
  </message>
  <message>
   <source>They then also go from this library, and undo cannot bring them back. Copies handed over before, and backups, still have them.</source>
   <translation>Sie verschwinden dann auch aus dieser Bibliothek, und kein Rückgängig holt sie zurück. Früher weitergegebene Kopien und Sicherungen haben sie noch.</translation>
  </message>
  <message>
   <source>This document: {}</source>
   <translation>Dieses Dokument: {}</translation>
  </message>
  <message>
   <source>What to hand over</source>
   <translation>Was weitergegeben wird</translation>
  </message>
  <message>
   <source>What to look for</source>
   <translation>Wonach gesucht wird</translation>
  </message>
 </context>
 <context>
  <name>Shelf</name>
  <message>
   <source>All</source>
   <translation>Alle</translation>
  </message>
  <message>
   <source>All channels</source>
   <translation>Alle Kanäle</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>Dokumente</translation>
  </message>
  <message>
   <source>Done</source>
   <translation>Gelesen</translation>
  </message>
  <message>
   <source>Import clips…</source>
   <translation>Ausschnitte importieren…</translation>
  </message>
  <message>
   <source>LIBRARY</source>
   <translation>BIBLIOTHEK</translation>
  </message>
  <message>
   <source>Mark as done</source>
   <translation>Als gelesen vermerken</translation>
  </message>
  <message>
   <source>Mark as reading</source>
   <translation>Als begonnen vermerken</translation>
  </message>
  <message>
   <source>Mark as unread</source>
   <translation>Als ungelesen vermerken</translation>
  </message>
  <message>
   <source>No clips yet. Drop files or a folder here.</source>
   <translation>Noch keine Ausschnitte. Dateien oder einen Ordner hier ablegen.</translation>
  </message>
  <message>
   <source>Note…</source>
   <translation>Notiz…</translation>
  </message>
  <message>
   <source>Nothing here matches.</source>
   <translation>Hier passt nichts.</translation>
  </message>
  <message>
   <source>Reading</source>
   <translation>Begonnen</translation>
  </message>
  <message>
   <source>Remove from library</source>
   <translation>Aus der Bibliothek entfernen</translation>
  </message>
  <message>
   <source>Show all documents</source>
   <translation>Alle Dokumente zeigen</translation>
  </message>
  <message>
   <source>Unread</source>
   <translation>Ungelesen</translation>
  </message>
 </context>
 <context>
  <name>Showing</name>
  <message>
   <source>Fetching images</source>
   <translation>Bilder werden geholt</translation>
  </message>
  <message>
   <source>Show the images of this document?</source>
   <translation>Bilder dieses Dokuments zeigen?</translation>
  </message>
  <message>
   <source>They are fetched from {} and kept in the library. Those sites see that someone reads it.</source>
   <translation>Sie werden von {} geholt und in der Bibliothek behalten. Diese Websites sehen, dass jemand das Dokument liest.</translation>
  </message>
  <message>
   <source>{} of {} images shown.</source>
   <translation>{} von {} Bildern gezeigt.</translation>
  </message>
 </context>
 <context>
  <name>SiftBar</name>
  <message>
   <source>Filter highlights</source>
   <translation>Markierungen filtern</translation>
  </message>
  <message>
   <source>In conflict</source>
   <translation>Strittig</translation>
  </message>
  <message>
   <source>Not in the text any more</source>
   <translation>Nicht mehr im Text</translation>
  </message>
  <message>
   <source>Only  ▾</source>
   <translation>Nur  ▾</translation>
  </message>
  <message>
   <source>Person</source>
   <translation>Person</translation>
  </message>
  <message>
   <source>Review</source>
   <translation>Begutachtung</translation>
  </message>
  <message>
   <source>Show all</source>
   <translation>Alle zeigen</translation>
  </message>
  <message>
   <source>Show all again, however they were reviewed</source>
   <translation>Wieder alle zeigen, wie auch immer begutachtet</translation>
  </message>
  <message>
   <source>Show all tags again</source>
   <translation>Wieder alle Schlagwörter zeigen</translation>
  </message>
  <message>
   <source>Show everybody's again</source>
   <translation>Wieder alle Personen zeigen</translation>
  </message>
  <message>
   <source>Show only some highlights</source>
   <translation>Nur einige Markierungen zeigen</translation>
  </message>
  <message>
   <source>Show those that are in this text again</source>
   <translation>Wieder auch die im Text zeigen</translation>
  </message>
  <message>
   <source>Show those that nobody disagrees about again</source>
   <translation>Wieder auch die unstrittigen zeigen</translation>
  </message>
  <message>
   <source>Show those without a note again</source>
   <translation>Wieder auch die ohne Notiz zeigen</translation>
  </message>
  <message>
   <source>Tag</source>
   <translation>Schlagwort</translation>
  </message>
  <message>
   <source>With a note</source>
   <translation>Mit Notiz</translation>
  </message>
  <message>
   <source>in conflict</source>
   <translation>strittig</translation>
  </message>
  <message>
   <source>not in the text</source>
   <translation>nicht im Text</translation>
  </message>
  <message>
   <source>with a note</source>
   <translation>mit Notiz</translation>
  </message>
 </context>
 <context>
  <name>SplitBox</name>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Highlights</source>
   <translation>Markierungen</translation>
  </message>
  <message>
   <source>Name of the new tag</source>
   <translation>Name des neuen Schlagworts</translation>
  </message>
  <message>
   <source>Only those that say</source>
   <translation>Nur die mit den Wörtern</translation>
  </message>
  <message>
   <source>Only those that say…</source>
   <translation>Nur die mit den Wörtern…</translation>
  </message>
  <message>
   <source>Split</source>
   <translation>Teilen</translation>
  </message>
  <message>
   <source>Split off {} of {}</source>
   <translation>{} von {} abteilen</translation>
  </message>
  <message>
   <source>Split “{}”</source>
   <translation>„{}“ teilen</translation>
  </message>
  <message>
   <source>The highlights you tick get a new tag in place of “{}”.</source>
   <translation>Angekreuzte Markierungen bekommen statt „{}“ ein neues Schlagwort.</translation>
  </message>
  <message>
   <source>Tick these</source>
   <translation>Diese ankreuzen</translation>
  </message>
  <message>
   <source>Untick these</source>
   <translation>Kreuze hier entfernen</translation>
  </message>
  <message>
   <source>Where it stands</source>
   <translation>Wo es steht</translation>
  </message>
  <message>
   <source>below “{}”</source>
   <translation>unter „{}“</translation>
  </message>
  <message>
   <source>beside “{}”</source>
   <translation>neben „{}“</translation>
  </message>
 </context>
 <context>
  <name>StatusBar</name>
  <message>
   <source>All changes saved · {}</source>
   <translation>Alles gespeichert · {}</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Details</source>
   <translation>Einzelheiten</translation>
  </message>
  <message>
   <source>In memory only</source>
   <translation>Nur im Arbeitsspeicher</translation>
  </message>
  <message>
   <source>Reading only · {}</source>
   <translation>Nur lesen · {}</translation>
  </message>
  <message>
   <source>Search index {} %</source>
   <translation>Suchindex {} %</translation>
  </message>
  <message>
   <source>Show folder</source>
   <translation>Ordner zeigen</translation>
  </message>
  <message>
   <source>Waiting for {} · {} to be saved</source>
   <translation>{} ist gerade belegt · {} noch zu speichern</translation>
  </message>
  <message>
   <source>Writing a note · kept on this computer</source>
   <translation>Notiz im Entstehen · auf diesem Rechner bewahrt</translation>
  </message>
  <message>
   <source>{} read</source>
   <translation>{} gelesen</translation>
  </message>
 </context>
 <context>
  <name>Stepping</name>
  <message>
   <source>Doing again</source>
   <translation>Wiederholen läuft</translation>
  </message>
  <message>
   <source>Done again: {}</source>
   <translation>Wiederholt: {}</translation>
  </message>
  <message>
   <source>Undoing</source>
   <translation>Rückgängig läuft</translation>
  </message>
  <message>
   <source>Undone: {}</source>
   <translation>Rückgängig: {}</translation>
  </message>
 </context>
 <context>
  <name>Steps</name>
  <message>
   <source>Size</source>
   <translation>Größe</translation>
  </message>
  <message>
   <source>Space between lines</source>
   <translation>Zeilenabstand</translation>
  </message>
  <message>
   <source>Width of the column</source>
   <translation>Spaltenbreite</translation>
  </message>
  <message>
   <source>{} %</source>
   <translation>{} %</translation>
  </message>
  <message>
   <source>{} letters</source>
   <translation>{} Zeichen</translation>
  </message>
  <message>
   <source>{} px</source>
   <translation>{} px</translation>
  </message>
  <message>
   <source>{}: less</source>
   <translation>{}: weniger</translation>
  </message>
  <message>
   <source>{}: more</source>
   <translation>{}: mehr</translation>
  </message>
 </context>
 <context>
  <name>Suggestions</name>
  <message>
   <source>Suggestions</source>
   <translation>Vorschläge</translation>
  </message>
  <message>
   <source>words · "a phrase" · begin* · -without · one OR other
tag:name · person: · channel: · site: · status:unread · has:note · in:title
clipped:&gt;2025-12-01 · and whatever else a clip says of itself</source>
   <translation>Wörter · "feste Folge" · Anfang* · -ohne · dies OR das
tag:Name · person: · channel: · site: · status:unread · has:note · in:title
clipped:&gt;2025-12-01 · und was ein Ausschnitt sonst von sich sagt</translation>
  </message>
 </context>
 <context>
  <name>Swatches</name>
  <message>
   <source>Another colour</source>
   <translation>Andere Farbe</translation>
  </message>
  <message>
   <source>As above</source>
   <translation>Wie darüber</translation>
  </message>
  <message>
   <source>Clay</source>
   <translation>Ton</translation>
  </message>
  <message>
   <source>Colour of the tag</source>
   <translation>Farbe des Schlagworts</translation>
  </message>
  <message>
   <source>Colour of the tag above</source>
   <translation>Farbe des Schlagworts darüber</translation>
  </message>
  <message>
   <source>Colour {}</source>
   <translation>Farbe {}</translation>
  </message>
  <message>
   <source>Ochre</source>
   <translation>Ocker</translation>
  </message>
  <message>
   <source>Other…</source>
   <translation>Andere…</translation>
  </message>
  <message>
   <source>Own colour</source>
   <translation>Eigene Farbe</translation>
  </message>
  <message>
   <source>Rose</source>
   <translation>Rosé</translation>
  </message>
  <message>
   <source>Sage</source>
   <translation>Salbei</translation>
  </message>
  <message>
   <source>Sky</source>
   <translation>Himmel</translation>
  </message>
  <message>
   <source>Violet</source>
   <translation>Violett</translation>
  </message>
 </context>
 <context>
  <name>TagBox</name>
  <message>
   <source>Applies to</source>
   <translation>Gilt für</translation>
  </message>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>Farbe</translation>
  </message>
  <message>
   <source>Deprecated: kept where it is, no longer offered</source>
   <translation>Stillgelegt: wird nicht mehr angeboten</translation>
  </message>
  <message>
   <source>Description</source>
   <translation>Beschreibung</translation>
  </message>
  <message>
   <source>Edit tag</source>
   <translation>Schlagwort bearbeiten</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>Taste</translation>
  </message>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
  <message>
   <source>Not to</source>
   <translation>Nicht für</translation>
  </message>
  <message>
   <source>Nothing: it stands at the top</source>
   <translation>Nichts: Es steht ganz oben</translation>
  </message>
  <message>
   <source>One a line</source>
   <translation>Einer je Zeile</translation>
  </message>
  <message>
   <source>Other names</source>
   <translation>Weitere Namen</translation>
  </message>
  <message>
   <source>Save</source>
   <translation>Speichern</translation>
  </message>
  <message>
   <source>Stands below</source>
   <translation>Steht unter</translation>
  </message>
  <message>
   <source>What it means</source>
   <translation>Was es bedeutet</translation>
  </message>
  <message>
   <source>With examples</source>
   <translation>Mit Beispielen</translation>
  </message>
  <message>
   <source>none</source>
   <translation>keine</translation>
  </message>
 </context>
 <context>
  <name>TagChoice</name>
  <message>
   <source>Find a tag</source>
   <translation>Schlagwort suchen</translation>
  </message>
  <message>
   <source>Tags found</source>
   <translation>Gefundene Schlagwörter</translation>
  </message>
 </context>
 <context>
  <name>TagPane</name>
  <message>
   <source>+ New</source>
   <translation>+ Neu</translation>
  </message>
  <message>
   <source>As the tag above</source>
   <translation>Wie das Schlagwort darüber</translation>
  </message>
  <message>
   <source>Colour</source>
   <translation>Farbe</translation>
  </message>
  <message>
   <source>Key</source>
   <translation>Taste</translation>
  </message>
  <message>
   <source>New tag</source>
   <translation>Neues Schlagwort</translation>
  </message>
  <message>
   <source>None</source>
   <translation>Keine</translation>
  </message>
  <message>
   <source>Put on the highlight</source>
   <translation>An die Markierung geben</translation>
  </message>
  <message>
   <source>TAGS</source>
   <translation>SCHLAGWÖRTER</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>Schlagwörter</translation>
  </message>
  <message>
   <source>Tags you make appear here. Select words and press {choose_tags}.</source>
   <translation>Hier erscheinen Schlagwörter. Wörter auswählen und {choose_tags} drücken.</translation>
  </message>
 </context>
 <context>
  <name>TagPicker</name>
  <message>
   <source>Below none, at the top</source>
   <translation>Unter keines, ganz oben</translation>
  </message>
  <message>
   <source>Enter goes to it · Shift+Enter makes another below a tag you choose</source>
   <translation>Eingabe geht dorthin · Umschalt+Eingabe legt ein weiteres unter einem gewählten Schlagwort an</translation>
  </message>
  <message>
   <source>Enter makes it there · Esc goes back</source>
   <translation>Eingabe legt es dort an · Esc geht zurück</translation>
  </message>
  <message>
   <source>Enter makes it · “a / b” is b below a · Esc is done</source>
   <translation>Eingabe legt es an · „a / b“ ist b unter a · Esc beendet</translation>
  </message>
  <message>
   <source>Enter puts it on · Shift+Enter makes it below a tag you choose</source>
   <translation>Eingabe vergibt es · Umschalt+Eingabe legt es unter einem anderen an</translation>
  </message>
  <message>
   <source>Enter puts on or takes off · “a / b” is b below a · Esc is done</source>
   <translation>Eingabe vergibt oder nimmt ab · „a / b“ ist b unter a · Esc beendet</translation>
  </message>
  <message>
   <source>Enter takes it off · Shift+Enter makes another below a tag you choose</source>
   <translation>Eingabe nimmt es ab · Umschalt+Eingabe legt ein weiteres unter einem anderen an</translation>
  </message>
  <message>
   <source>Find or make a tag</source>
   <translation>Schlagwort suchen oder anlegen</translation>
  </message>
  <message>
   <source>Make “{}”</source>
   <translation>„{}“ anlegen</translation>
  </message>
  <message>
   <source>Name of the new tag</source>
   <translation>Name des neuen Schlagworts</translation>
  </message>
  <message>
   <source>Tags found</source>
   <translation>Gefundene Schlagwörter</translation>
  </message>
  <message>
   <source>The first {} of {} tags: type a letter more</source>
   <translation>Die ersten {} von {} Schlagwörtern: einen Buchstaben mehr tippen</translation>
  </message>
  <message>
   <source>“{}” below which tag?</source>
   <translation>„{}“ unter welches Schlagwort?</translation>
  </message>
 </context>
 <context>
  <name>TagRow</name>
  <message>
   <source>, deprecated</source>
   <translation>, stillgelegt</translation>
  </message>
  <message>
   <source>, key {}</source>
   <translation>, Taste {}</translation>
  </message>
  <message>
   <source>, merged into {}</source>
   <translation>, aufgegangen in {}</translation>
  </message>
  <message>
   <source>, {} in this document</source>
   <translation>, {} in diesem Dokument</translation>
  </message>
 </context>
 <context>
  <name>TagTree</name>
  <message>
   <source>{} here, {} in the library</source>
   <translation>{} hier, {} in der Bibliothek</translation>
  </message>
 </context>
 <context>
  <name>TopBar</name>
  <message>
   <source>As the system</source>
   <translation>Wie das System</translation>
  </message>
  <message>
   <source>Dark</source>
   <translation>Dunkel</translation>
  </message>
  <message>
   <source>Export excerpts</source>
   <translation>Auszüge exportieren</translation>
  </message>
  <message>
   <source>Export…</source>
   <translation>Exportieren…</translation>
  </message>
  <message>
   <source>Hand over a copy…</source>
   <translation>Kopie weitergeben…</translation>
  </message>
  <message>
   <source>High contrast</source>
   <translation>Hoher Kontrast</translation>
  </message>
  <message>
   <source>How the page is set</source>
   <translation>Satz der Seite</translation>
  </message>
  <message>
   <source>Import clips</source>
   <translation>Ausschnitte importieren</translation>
  </message>
  <message>
   <source>Import…</source>
   <translation>Importieren…</translation>
  </message>
  <message>
   <source>Library menu</source>
   <translation>Bibliotheksmenü</translation>
  </message>
  <message>
   <source>Light</source>
   <translation>Hell</translation>
  </message>
  <message>
   <source>Light or dark</source>
   <translation>Hell oder dunkel</translation>
  </message>
  <message>
   <source>Search the library</source>
   <translation>Bibliothek durchsuchen</translation>
  </message>
  <message>
   <source>Search the library…</source>
   <translation>Bibliothek durchsuchen…</translation>
  </message>
  <message>
   <source>Sepia</source>
   <translation>Sepia</translation>
  </message>
  <message>
   <source>Share…</source>
   <translation>Teilen…</translation>
  </message>
  <message>
   <source>Unsaved library</source>
   <translation>Ungespeicherte Bibliothek</translation>
  </message>
 </context>
 <context>
  <name>TrashBox</name>
  <message>
   <source>All</source>
   <translation>Alle</translation>
  </message>
  <message>
   <source>Close</source>
   <translation>Schließen</translation>
  </message>
  <message>
   <source>Deleted things</source>
   <translation>Gelöschtes</translation>
  </message>
  <message>
   <source>Documents</source>
   <translation>Dokumente</translation>
  </message>
  <message>
   <source>Filter</source>
   <translation>Filtern</translation>
  </message>
  <message>
   <source>Filter what was deleted</source>
   <translation>Gelöschtes filtern</translation>
  </message>
  <message>
   <source>Highlights</source>
   <translation>Markierungen</translation>
  </message>
  <message>
   <source>Notes</source>
   <translation>Notizen</translation>
  </message>
  <message>
   <source>Nothing that is deleted leaves the library: it is kept with who deleted it and when.</source>
   <translation>Nichts Gelöschtes verlässt die Bibliothek: Es bleibt, samt wer es wann gelöscht hat.</translation>
  </message>
  <message>
   <source>Nothing that was deleted matches.</source>
   <translation>Nichts Gelöschtes passt.</translation>
  </message>
  <message>
   <source>Restore</source>
   <translation>Zurückholen</translation>
  </message>
  <message>
   <source>Restore {}</source>
   <translation>{} wiederherstellen</translation>
  </message>
  <message>
   <source>Tags</source>
   <translation>Schlagwörter</translation>
  </message>
  <message>
   <source>The trash is empty.</source>
   <translation>Der Papierkorb ist leer.</translation>
  </message>
  <message>
   <source>Trash</source>
   <translation>Papierkorb</translation>
  </message>
 </context>
 <context>
  <name>TreeDelegate</name>
  <message>
   <source>Name</source>
   <translation>Name</translation>
  </message>
 </context>
 <context>
  <name>Views</name>
  <message>
   <source>Redo</source>
   <translation>Wiederholen</translation>
  </message>
  <message>
   <source>Redo {}</source>
   <translation>Wiederholen: {}</translation>
  </message>
  <message>
   <source>Undo</source>
   <translation>Rückgängig</translation>
  </message>
  <message>
   <source>Undo {}</source>
   <translation>Rückgängig: {}</translation>
  </message>
 </context>
 <context>
  <name>Window</name>
  <message>
   <source>Removed; {undo} brings it back.</source>
   <translation>Entfernt; {undo} holt es zurück.</translation>
  </message>
 </context>
 <context>
  <name>adoption_box</name>
  <message>
   <source>{} new, {} changed, {} as they are here</source>
   <translation>{} neu, {} geändert, {} wie hier</translation>
  </message>
 </context>
 <context>
  <name>dialogs</name>
  <message>
   <source>Cancel</source>
   <translation>Abbrechen</translation>
  </message>
  <message>
   <source>Yes</source>
   <translation>Ja</translation>
  </message>
 </context>
 <context>
  <name>phrases</name>
  <message>
   <source>d MMM</source>
   <translation>d. MMM</translation>
  </message>
  <message>
   <source>d MMM yyyy</source>
   <translation>d. MMM yyyy</translation>
  </message>
  <message>
   <source>d MMM yyyy, HH:mm</source>
   <translation>d. MMM yyyy, HH:mm</translation>
  </message>
  <message>
   <source>{} h</source>
   <translation>{} Std.</translation>
  </message>
  <message>
   <source>{} min</source>
   <translation>{} Min.</translation>
  </message>
  <message>
   <source>“{}”</source>
   <translation>„{}“</translation>
  </message>
 </context>
 <context>
  <name>receiving</name>
  <message>
   <source>Do nothing with it.</source>
   <translation>Nichts damit tun.</translation>
  </message>
  <message>
   <source>It is another copy of the library that is open.</source>
   <translation>Sie ist eine andere Kopie der Bibliothek, die offen ist.</translation>
  </message>
  <message>
   <source>It was last written elsewhere, and has been checked: {}.</source>
   <translation>Sie wurde zuletzt anderswo geschrieben und ist geprüft: {}.</translation>
  </message>
  <message>
   <source>Leave it</source>
   <translation>So lassen</translation>
  </message>
  <message>
   <source>Leave the file alone and work in a copy of it.</source>
   <translation>Die Datei in Ruhe lassen und in einer Kopie arbeiten.</translation>
  </message>
  <message>
   <source>Merge it</source>
   <translation>Zusammenführen</translation>
  </message>
  <message>
   <source>Open a copy</source>
   <translation>Kopie öffnen</translation>
  </message>
  <message>
   <source>Open it here</source>
   <translation>Hier öffnen</translation>
  </message>
  <message>
   <source>Put a good copy from this computer in its place.</source>
   <translation>Eine gute Kopie von diesem Rechner an ihre Stelle setzen.</translation>
  </message>
  <message>
   <source>Restore a backup…</source>
   <translation>Sicherung zurückholen…</translation>
  </message>
  <message>
   <source>Save what can be read…</source>
   <translation>Lesbares retten…</translation>
  </message>
  <message>
   <source>Take what is in it into the library that is open; you see first what that brings.</source>
   <translation>Was darin ist, in die offene Bibliothek übernehmen; vorher ist zu sehen, was das bringt.</translation>
  </message>
  <message>
   <source>The file is left as it is.</source>
   <translation>Die Datei bleibt, wie sie ist.</translation>
  </message>
  <message>
   <source>Work in this very file; what you do goes into it.</source>
   <translation>In genau dieser Datei arbeiten; alles kommt in sie hinein.</translation>
  </message>
  <message>
   <source>Write every document and highlight that can still be proven into a new library.</source>
   <translation>Jedes Dokument und jede Markierung, die noch nachweisbar sind, in eine neue Bibliothek schreiben.</translation>
  </message>
  <message>
   <source>{} and {}</source>
   <translation>{} und {}</translation>
  </message>
 </context>
 <context>
  <name>reports</name>
  <message numerus="yes">
   <source>%Ln already here</source>
   <translation>
    <numerusform>%Ln schon da</numerusform>
    <numerusform>%Ln schon da</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln captured again</source>
   <translation>
    <numerusform>%Ln erneut ausgeschnitten</numerusform>
    <numerusform>%Ln erneut ausgeschnitten</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln changed</source>
   <translation>
    <numerusform>%Ln geändert</numerusform>
    <numerusform>%Ln geändert</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln conflict(s)</source>
   <translation>
    <numerusform>%Ln Konflikt</numerusform>
    <numerusform>%Ln Konflikte</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln deleted</source>
   <translation>
    <numerusform>%Ln gelöscht</numerusform>
    <numerusform>%Ln gelöscht</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln documents were clipped again: {}</source>
   <translation>
    <numerusform>%Ln Dokument wurde erneut ausgeschnitten: {}</numerusform>
    <numerusform>%Ln Dokumente wurden erneut ausgeschnitten: {}</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln facts that change nothing to be seen</source>
   <translation>
    <numerusform>%Ln Eintrag, der nichts Sichtbares ändert</numerusform>
    <numerusform>%Ln Einträge, die nichts Sichtbares ändern</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln fuzzy</source>
   <translation>
    <numerusform>%Ln ähnlich</numerusform>
    <numerusform>%Ln ähnlich</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln kept</source>
   <translation>
    <numerusform>%Ln behalten</numerusform>
    <numerusform>%Ln behalten</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln left out</source>
   <translation>
    <numerusform>%Ln ausgelassen</numerusform>
    <numerusform>%Ln ausgelassen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln moved</source>
   <translation>
    <numerusform>%Ln verschoben</numerusform>
    <numerusform>%Ln verschoben</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln new</source>
   <translation>
    <numerusform>%Ln neu</numerusform>
    <numerusform>%Ln neu</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln of annotations</source>
   <translation>
    <numerusform>%Ln mit Anmerkungen</numerusform>
    <numerusform>%Ln mit Anmerkungen</numerusform>
   </translation>
  </message>
  <message numerus="yes">
   <source>%Ln orphaned</source>
   <translation>
    <numerusform>%Ln verwaist</numerusform>
    <numerusform>%Ln verwaist</numerusform>
   </translation>
  </message>
  <message>
   <source>Every highlight stands on the text shown</source>
   <translation>Jede Markierung steht am gezeigten Text</translation>
  </message>
  <message>
   <source>Nothing new: everything in there is here already</source>
   <translation>Nichts Neues: Alles darin ist schon hier</translation>
  </message>
  <message>
   <source>Nothing to import</source>
   <translation>Nichts zu importieren</translation>
  </message>
  <message>
   <source>{} already here</source>
   <translation>{} schon da</translation>
  </message>
  <message>
   <source>{} changed</source>
   <translation>{} geändert</translation>
  </message>
  <message>
   <source>{} document came along</source>
   <translation>{} Dokument kam mit</translation>
  </message>
  <message>
   <source>{} documents came along</source>
   <translation>{} Dokumente kamen mit</translation>
  </message>
  <message>
   <source>{} new</source>
   <translation>{} neu</translation>
  </message>
  <message>
   <source>{} new notes or reviews on those</source>
   <translation>{} neue Notizen oder Begutachtungen daran</translation>
  </message>
  <message>
   <source>{} of excerpts that this library does not have</source>
   <translation>{} zu Auszügen, die diese Bibliothek nicht hat</translation>
  </message>
  <message>
   <source>{} withdrawn</source>
   <translation>{} zurückgezogen</translation>
  </message>
  <message>
   <source>{} without a place here</source>
   <translation>{} ohne Platz hier</translation>
  </message>
  <message>
   <source>“{}” was clipped again: {}</source>
   <translation>„{}“ wurde erneut ausgeschnitten: {}</translation>
  </message>
 </context>
 <context>
  <name>reshape_boxes</name>
  <message>
   <source>1 highlight gets “{}”</source>
   <translation>1 Markierung bekommt „{}“</translation>
  </message>
  <message>
   <source>1 note moves along</source>
   <translation>1 Notiz zieht mit um</translation>
  </message>
  <message>
   <source>1 note on it goes too</source>
   <translation>1 Notiz dazu verschwindet auch</translation>
  </message>
  <message>
   <source>1 tag below it goes too</source>
   <translation>1 Schlagwort darunter verschwindet auch</translation>
  </message>
  <message>
   <source>1 tag below moves along</source>
   <translation>1 Schlagwort darunter zieht mit um</translation>
  </message>
  <message>
   <source>; it has it already</source>
   <translation>; sie trägt es schon</translation>
  </message>
  <message>
   <source>; {} of them have it already</source>
   <translation>; {} davon haben es schon</translation>
  </message>
  <message>
   <source>It is taken off 1 highlight, which stays</source>
   <translation>1 Markierung verliert es und bleibt</translation>
  </message>
  <message>
   <source>It is taken off {} highlights, which stay</source>
   <translation>{} Markierungen verlieren es und bleiben</translation>
  </message>
  <message>
   <source>{undo} brings it all back</source>
   <translation>{undo} holt alles zurück</translation>
  </message>
  <message>
   <source>{} highlights get “{}”</source>
   <translation>{} Markierungen bekommen „{}“</translation>
  </message>
  <message>
   <source>{} notes move along</source>
   <translation>{} Notizen ziehen mit um</translation>
  </message>
  <message>
   <source>{} notes on it go too</source>
   <translation>{} Notizen dazu verschwinden auch</translation>
  </message>
  <message>
   <source>{} tags below it go too</source>
   <translation>{} Schlagwörter darunter verschwinden auch</translation>
  </message>
  <message>
   <source>{} tags below move along</source>
   <translation>{} Schlagwörter darunter ziehen mit um</translation>
  </message>
  <message>
   <source>“{}” stays as another name of it</source>
   <translation>„{}“ bleibt als weiterer Name</translation>
  </message>
 </context>
</TS>
