<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation>Über Posture</translation>
    </message>
    <message>
        <source>Licences of everything in it</source>
        <translation>Lizenzen aller Bestandteile</translation>
    </message>
    <message>
        <source>Keys that work everywhere</source>
        <translation>Tasten, die überall gelten</translation>
    </message>
    <message>
        <source>Posture {version}, Apache License 2.0.</source>
        <translation>Posture {version}, Apache-Lizenz 2.0.</translation>
    </message>
    <message>
        <source>With Qt {qt} and PySide {pyside}, used unchanged under the GNU Lesser General Public License, version 3. Qt is a separate library that you may replace; its source is at qt.io.</source>
        <translation>Mit Qt {qt} und PySide {pyside}, unverändert verwendet unter der GNU Lesser General Public License, Version 3. Qt ist eine eigene Bibliothek, die Sie ersetzen dürfen; ihr Quelltext liegt bei qt.io.</translation>
    </message>
    <message>
        <source>Python {python} on {system}.</source>
        <translation>Python {python} unter {system}.</translation>
    </message>
</context>
<context>
    <name>AdministratorBox</name>
    <message>
        <source>For an administrator. Posture has no such rights and asks for none:</source>
        <translation>Für einen Administrator. Posture hat solche Rechte nicht und bittet auch nicht darum:</translation>
    </message>
    <message>
        <source>Copy the commands</source>
        <translation>Die Befehle kopieren</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message numerus="yes">
        <source>%n to do</source>
        <translation>
            <numerusform>%n zu erledigen</numerusform>
            <numerusform>%n zu erledigen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n put off</source>
        <translation>
            <numerusform>%n aufgeschoben</numerusform>
            <numerusform>%n aufgeschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n for your IT</source>
        <translation>
            <numerusform>%n für Ihre IT</numerusform>
            <numerusform>%n für Ihre IT</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to do when last looked at</source>
        <translation>
            <numerusform>%n war zuletzt zu beheben</numerusform>
            <numerusform>%n waren zuletzt zu beheben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not tell</source>
        <translation>
            <numerusform>%n nicht feststellbar</numerusform>
            <numerusform>%n nicht feststellbar</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too old to say</source>
        <translation>
            <numerusform>%n zu alt</numerusform>
            <numerusform>%n zu alt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set aside</source>
        <translation>
            <numerusform>%n zurückgestellt</numerusform>
            <numerusform>%n zurückgestellt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n switched off</source>
        <translation>
            <numerusform>%n ausgeschaltet</numerusform>
            <numerusform>%n ausgeschaltet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fine</source>
        <translation>
            <numerusform>%n in Ordnung</numerusform>
            <numerusform>%n in Ordnung</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is looked at: all of it is switched off.</source>
        <translation>Nichts wird geprüft: Alles ist ausgeschaltet.</translation>
    </message>
    <message>
        <source>Nothing for now. The rest is put off.</source>
        <translation>Im Moment nichts. Der Rest ist aufgeschoben.</translation>
    </message>
    <message>
        <source>One thing to do, {count} put off.</source>
        <translation>Ein Punkt ist zu erledigen, {count} aufgeschoben.</translation>
    </message>
    <message numerus="yes">
        <source>%n things to do, {count} put off. Here is the first.</source>
        <translation>
            <numerusform>%n Punkt ist zu erledigen, {count} aufgeschoben. Hier ist er.</numerusform>
            <numerusform>%n Punkte sind zu erledigen, {count} aufgeschoben. Hier ist der erste.</numerusform>
        </translation>
    </message>
    <message>
        <source>One thing to do.</source>
        <translation>Ein Punkt ist zu erledigen.</translation>
    </message>
    <message numerus="yes">
        <source>%n things to do. Here is the first.</source>
        <translation>
            <numerusform>%n Punkt ist zu erledigen. Hier ist er.</numerusform>
            <numerusform>%n Punkte sind zu erledigen. Hier ist der erste.</numerusform>
        </translation>
    </message>
    <message>
        <source>It is time to look again.</source>
        <translation>Es ist Zeit, wieder nachzusehen.</translation>
    </message>
    <message>
        <source>Nothing for you to do. One thing is for your IT.</source>
        <translation>Für Sie ist nichts zu tun. Ein Punkt ist für Ihre IT.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing for you to do. %n things are for your IT.</source>
        <translation>
            <numerusform>Für Sie ist nichts zu tun. %n Punkt ist für Ihre IT.</numerusform>
            <numerusform>Für Sie ist nichts zu tun. %n Punkte sind für Ihre IT.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do. Could not tell about one thing.</source>
        <translation>Nichts zu tun. Ein Punkt war nicht feststellbar.</translation>
    </message>
    <message numerus="yes">
        <source>Nothing to do. Could not tell about %n things.</source>
        <translation>
            <numerusform>Nichts zu tun. %n Punkt war nicht feststellbar.</numerusform>
            <numerusform>Nichts zu tun. %n Punkte waren nicht feststellbar.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>All good. Nothing to do.</source>
        <translation>Alles gut. Nichts zu tun.</translation>
    </message>
</context>
<context>
    <name>AnswerRow</name>
    <message>
        <source>{answer} (sent)</source>
        <translation>{answer} (gesendet)</translation>
    </message>
    <message>
        <source>{check}: {answer}</source>
        <translation>{check}: {answer}</translation>
    </message>
</context>
<context>
    <name>AnswersCard</name>
    <message>
        <source>What you say</source>
        <translation>Was Sie sagen</translation>
    </message>
    <message>
        <source>This is how it is now. It is looked at once more, and fixed, when sending begins.</source>
        <translation>So ist es jetzt. Sobald das Senden beginnt, wird noch einmal nachgesehen und die Antwort festgelegt.</translation>
    </message>
    <message>
        <source>If your employer administers this computer, it can see these settings directly, with or without Posture.</source>
        <translation>Wenn Ihr Arbeitgeber diesen Computer verwaltet, kann er diese Einstellungen auch direkt sehen, mit Posture oder ohne.</translation>
    </message>
    <message numerus="yes">
        <source>Only %n computers have joined, so a sum can still point to someone.</source>
        <translation>
            <numerusform>Nur ein Computer ist beigetreten; deshalb kann eine Summe noch auf jemanden hindeuten.</numerusform>
            <numerusform>Nur %n Computer sind beigetreten; deshalb kann eine Summe noch auf jemanden hindeuten.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AreaCard</name>
    <message>
        <source>Nothing to look at on this computer</source>
        <translation>Auf diesem Computer gibt es hier nichts zu prüfen</translation>
    </message>
    <message>
        <source>All fine</source>
        <translation>Alles in Ordnung</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>Das hat nicht geklappt.</translation>
    </message>
</context>
<context>
    <name>Bridge</name>
    <message>
        <source>Something unexpected went wrong inside Posture. Try it once more.</source>
        <translation>In Posture ist etwas Unerwartetes schiefgegangen. Versuchen Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>CalmCard</name>
    <message>
        <source>A computer with a tick on its screen.</source>
        <translation>Ein Computer mit einem Häkchen auf dem Bildschirm.</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Look at it</source>
        <translation>Ansehen</translation>
    </message>
    <message>
        <source>Switch on under Checks whatever may be looked at.</source>
        <translation>Schalten Sie unter „Prüfungen“ ein, was geprüft werden darf.</translation>
    </message>
    <message>
        <source>To do when last looked at: {count}. How it is today, only a new look tells.</source>
        <translation>Beim letzten Blick waren zu beheben: {count}. Wie es heute steht, zeigt erst ein neuer Blick.</translation>
    </message>
    <message>
        <source>Some answers are too old to say how it is today.</source>
        <translation>Einige Antworten sind zu alt, um zu sagen, wie es heute ist.</translation>
    </message>
    <message>
        <source>What you put off comes back after its week, and stands under Checks until then.</source>
        <translation>Was Sie aufgeschoben haben, kommt nach seiner Woche wieder und steht bis dahin unter „Prüfungen“.</translation>
    </message>
    <message>
        <source>Only your IT, or whoever set this computer up, can change it. It stands under Checks.</source>
        <translation>Nur Ihre IT, oder wer diesen Computer eingerichtet hat, kann es ändern. Es steht unter „Prüfungen“.</translation>
    </message>
    <message>
        <source>What you set aside or switched off is left out here, and stands under Checks.</source>
        <translation>Was Sie zurückgestellt oder ausgeschaltet haben, fehlt hier und steht unter „Prüfungen“.</translation>
    </message>
    <message>
        <source>What could not be told stands under Checks, with the reason.</source>
        <translation>Was nicht feststellbar war, steht unter „Prüfungen“, mit dem Grund.</translation>
    </message>
    <message>
        <source>Everything that was looked at is as it should be.</source>
        <translation>Alles, was geprüft wurde, ist, wie es sein soll.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
</context>
<context>
    <name>CertificateCard</name>
    <message>
        <source>A certificate, if you want one</source>
        <translation>Ein Zertifikat, wenn Sie eines möchten</translation>
    </message>
    <message>
        <source>Name on it</source>
        <translation>Name darauf</translation>
    </message>
    <message>
        <source>Leave it empty for a line to write on by hand. It is not kept.</source>
        <translation>Bleibt das Feld leer, steht dort eine Linie zum Ausfüllen von Hand. Der Name wird nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Write it into a folder…</source>
        <translation>In einen Ordner schreiben&#xa0;…</translation>
    </message>
    <message>
        <source>Open the page to print it</source>
        <translation>Seite zum Drucken öffnen</translation>
    </message>
    <message>
        <source>A page to print, and a badge that others can verify without a network. In it: your name, if you give one, the lessons and the day; nothing of your answers, of this computer or of an organisation.</source>
        <translation>Eine Seite zum Drucken und eine Datei (ein „Badge“), die andere ohne Netz prüfen können. Darin stehen Ihr Name, falls Sie einen angeben, die Lektionen und der Tag; nichts von Ihren Antworten, von diesem Computer oder von einer Organisation.</translation>
    </message>
    <message>
        <source>It says of itself that your own computer wrote it and that nobody watched.</source>
        <translation>Darauf steht auch, dass Ihr eigener Computer es geschrieben und niemand zugesehen hat.</translation>
    </message>
    <message>
        <source>What it is about</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Where to write the certificate</source>
        <translation>Wohin das Zertifikat geschrieben wird</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben&#xa0;…</translation>
    </message>
    <message>
        <source>Written: {page}, to print, and beside it {badge}, the badge.</source>
        <translation>Geschrieben: {page} zum Drucken und daneben {badge} zum Prüfen.</translation>
    </message>
    <message>
        <source>No program opened the page. Open it yourself: {page}</source>
        <translation>Kein Programm hat die Seite geöffnet. Öffnen Sie sie selbst: {page}</translation>
    </message>
</context>
<context>
    <name>CheckListView</name>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation>Warum es wichtig ist</translation>
    </message>
    <message>
        <source>Learn more in a short lesson</source>
        <translation>Mehr dazu in einer kurzen Lektion</translation>
    </message>
    <message>
        <source>Show me the steps</source>
        <translation>Die Schritte zeigen</translation>
    </message>
    <message>
        <source>Looking again…</source>
        <translation>Es wird noch einmal nachgesehen&#xa0;…</translation>
    </message>
    <message>
        <source>The settings are open. When you are done, press Check again.</source>
        <translation>Die Einstellungen sind offen. Wenn Sie fertig sind, drücken Sie „Erneut prüfen“.</translation>
    </message>
</context>
<context>
    <name>ChecksPage</name>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>To do ({count})</source>
        <translation>Zu erledigen ({count})</translation>
    </message>
    <message>
        <source>Search the checks</source>
        <translation>Prüfungen durchsuchen</translation>
    </message>
    <message>
        <source>Put off until {day}.</source>
        <translation>Aufgeschoben bis {day}.</translation>
    </message>
    <message>
        <source>Could not tell ({count})</source>
        <translation>Nicht feststellbar ({count})</translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation>Noch nicht geprüft.</translation>
    </message>
    <message>
        <source>Last checked {when}.</source>
        <translation>Zuletzt geprüft: {when}.</translation>
    </message>
    <message>
        <source>Looking: {done} of {total} checks done.</source>
        <translation>{done} von {total} Prüfungen sind fertig.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>Show all checks</source>
        <translation>Alle Prüfungen zeigen</translation>
    </message>
    <message>
        <source>Nothing fits “{words}” here, but among the other checks something does.</source>
        <translation>Hier passt nichts zu „{words}“, unter den übrigen Prüfungen aber schon.</translation>
    </message>
    <message>
        <source>Search all checks</source>
        <translation>Alle Prüfungen durchsuchen</translation>
    </message>
    <message>
        <source>No check fits “{words}”.</source>
        <translation>Keine Prüfung passt zu „{words}“.</translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation>Nichts zu tun.</translation>
    </message>
    <message>
        <source>There is nothing here that could not be told.</source>
        <translation>Hier gibt es nichts, was nicht feststellbar war.</translation>
    </message>
</context>
<context>
    <name>ClosedCard</name>
    <message>
        <source>While Posture is closed</source>
        <translation>Solange Posture geschlossen ist</translation>
    </message>
    <message>
        <source>Look once a week</source>
        <translation>Einmal in der Woche nachsehen</translation>
    </message>
    <message>
        <source>It takes a few seconds, and waits while the battery is nearly empty. At most once a week a notification says that something got worse or waits for you, but never what: you can read that here.</source>
        <translation>Das dauert einige Sekunden; solange der Akku fast leer ist, wird gewartet. Höchstens einmal in der Woche sagt Ihnen eine Benachrichtigung, dass etwas schlechter wurde oder auf Sie wartet, aber nie, was: Das lesen Sie hier.</translation>
    </message>
    <message>
        <source>Do what is due for your organisation, each hour</source>
        <translation>Jede Stunde tun, was für Ihre Organisation fällig ist</translation>
    </message>
    <message>
        <source>Without it your answers leave only while Posture is open, and those that did not leave in time are not counted. Nothing leaves that you did not allow.</source>
        <translation>Ohne das gehen Ihre Antworten nur hinaus, solange Posture offen ist, und was nicht rechtzeitig hinausging, wird nicht gezählt. Nichts geht hinaus, was Sie nicht erlaubt haben.</translation>
    </message>
    <message>
        <source>Show an icon in the tray, from sign-in on</source>
        <translation>Ein Symbol in der Leiste zeigen, ab der Anmeldung</translation>
    </message>
    <message>
        <source>It opens Posture and does nothing else. On a desktop without a tray there is no icon, and nothing stays running.</source>
        <translation>Das Symbol öffnet Posture und tut sonst nichts. Auf einem Desktop ohne Infobereich gibt es kein Symbol, und nichts läuft weiter.</translation>
    </message>
    <message>
        <source>Offer the week’s practice with it</source>
        <translation>Dabei auch die Übung der Woche anbieten</translation>
    </message>
    <message>
        <source>Where questions from your lessons are ready, the notification says so in one sentence. There is never one for them alone, and it never says how many there are.</source>
        <translation>Stehen Fragen aus Ihren Lektionen bereit, sagt das die Benachrichtigung in einem Satz. Für sie allein kommt nie eine, und sie sagt nie, wie viele es sind.</translation>
    </message>
    <message>
        <source>All of it is off until you switch it on. With all of it off, Posture does not run while it is closed.</source>
        <translation>Alles hier ist aus, bis Sie es einschalten. Ist alles aus, läuft Posture nicht, solange es geschlossen ist.</translation>
    </message>
    <message>
        <source>What you were told</source>
        <translation>Was Ihnen gesagt wurde</translation>
    </message>
    <message>
        <source>Nothing yet.</source>
        <translation>Noch nichts.</translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>When your answers leave</source>
        <translation>Wann Ihre Antworten gesendet werden</translation>
    </message>
    <message>
        <source>Not before I say so</source>
        <translation>Erst, wenn ich es sage</translation>
    </message>
    <message>
        <source>These by themselves</source>
        <translation>Diese von selbst</translation>
    </message>
    <message>
        <source>By themselves each time, as long as the same is asked</source>
        <translation>Jedes Mal von selbst, solange dasselbe gefragt wird</translation>
    </message>
</context>
<context>
    <name>DoItView</name>
    <message>
        <source>Now do it</source>
        <translation>Jetzt sind Sie dran</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>The settings are open. When you are done, press Check again.</source>
        <translation>Die Einstellungen sind offen. Wenn Sie fertig sind, drücken Sie „Erneut prüfen“.</translation>
    </message>
    <message>
        <source>Show me the steps</source>
        <translation>Die Schritte zeigen</translation>
    </message>
    <message>
        <source>Looking again…</source>
        <translation>Es wird noch einmal nachgesehen&#xa0;…</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
</context>
<context>
    <name>EntryRow</name>
    <message>
        <source>Show the bytes</source>
        <translation>Bytes zeigen</translation>
    </message>
    <message>
        <source>Hide the bytes</source>
        <translation>Bytes ausblenden</translation>
    </message>
    <message>
        <source>Joining</source>
        <translation>Beitritt</translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation>Austritt</translation>
    </message>
    <message>
        <source>Following to a new address</source>
        <translation>Umzug an eine neue Adresse</translation>
    </message>
    <message>
        <source>Fetching the keys for answering</source>
        <translation>Abholen der Schlüssel zum Antworten</translation>
    </message>
    <message>
        <source>An answer</source>
        <translation>Eine Antwort</translation>
    </message>
    <message>
        <source>You said: {answer}.</source>
        <translation>Sie sagten: {answer}.</translation>
    </message>
    <message>
        <source>It came {day}.</source>
        <translation>Eingegangen: {day}.</translation>
    </message>
    <message>
        <source>Sent {day}.</source>
        <translation>Gesendet: {day}.</translation>
    </message>
    <message>
        <source>No answer came yet.</source>
        <translation>Noch kam keine Antwort.</translation>
    </message>
    <message>
        <source>It was counted.</source>
        <translation>Die Antwort wurde gezählt.</translation>
    </message>
    <message>
        <source>It had been counted before.</source>
        <translation>Die Antwort war schon gezählt.</translation>
    </message>
    <message>
        <source>IT&apos;s server took this computer in.</source>
        <translation>Der Server der IT hat diesen Computer aufgenommen.</translation>
    </message>
    <message>
        <source>The keys came.</source>
        <translation>Die Schlüssel kamen an.</translation>
    </message>
    <message>
        <source>IT&apos;s server struck this computer off.</source>
        <translation>Der Server der IT hat diesen Computer gestrichen.</translation>
    </message>
    <message>
        <source>It was not taken: {sentence}</source>
        <translation>Nicht angenommen: {sentence}</translation>
    </message>
    <message>
        <source>These bytes cannot be shown any more: the key that sealed them is gone.</source>
        <translation>Diese Bytes lassen sich nicht mehr zeigen: Der Schlüssel, der sie versiegelt hat, ist fort.</translation>
    </message>
    <message>
        <source>{size}, to {destination}.</source>
        <translation>{size}, an {destination}.</translation>
    </message>
    <message numerus="yes">
        <source>Sent %n times, the same bytes each time.</source>
        <translation>
            <numerusform>%n-mal gesendet, jedes Mal dieselben Bytes.</numerusform>
            <numerusform>%n-mal gesendet, jedes Mal dieselben Bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>The bytes: {what}</source>
        <translation>Die Bytes: {what}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: {what}</source>
        <translation>Kopieren: {what}</translation>
    </message>
</context>
<context>
    <name>EvidenceCard</name>
    <message>
        <source>Details of what was read</source>
        <translation>Einzelheiten dessen, was gelesen wurde</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>How this is known</source>
        <translation>Woher Posture das weiß</translation>
    </message>
    <message>
        <source>Show exactly what is read</source>
        <translation>Genau zeigen, was gelesen wird</translation>
    </message>
    <message>
        <source>Hide what is read</source>
        <translation>Nicht mehr zeigen, was gelesen wird</translation>
    </message>
    <message>
        <source>Copy for the help desk</source>
        <translation>Für den Helpdesk kopieren</translation>
    </message>
    <message>
        <source>Last read {when}. Switched off since.</source>
        <translation>Zuletzt gelesen: {when}. Seitdem ausgeschaltet.</translation>
    </message>
    <message>
        <source>Switched off: nothing is read.</source>
        <translation>Ausgeschaltet: Es wird nichts gelesen.</translation>
    </message>
    <message>
        <source>Read {when}.</source>
        <translation>Gelesen: {when}.</translation>
    </message>
    <message>
        <source>Nothing was read yet.</source>
        <translation>Noch wurde nichts gelesen.</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>Einzelheiten ausblenden</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>Einzelheiten zeigen</translation>
    </message>
    <message>
        <source>Hide how to verify it</source>
        <translation>Nachprüfen ausblenden</translation>
    </message>
    <message>
        <source>How to verify it yourself</source>
        <translation>So prüfen Sie es selbst nach</translation>
    </message>
    <message>
        <source>Copied: the result, and your system&apos;s name. No name of a person or a file is in it.</source>
        <translation>Kopiert: das Ergebnis und der Name Ihres Systems. Kein Name einer Person oder Datei ist darin.</translation>
    </message>
</context>
<context>
    <name>ExactText</name>
    <message>
        <source>To read and to copy; it cannot be changed.</source>
        <translation>Zum Lesen und Kopieren; ändern lässt es sich nicht.</translation>
    </message>
</context>
<context>
    <name>Exactly</name>
    <message>
        <source>Show exactly what leaves</source>
        <translation>Genau zeigen, was gesendet wird</translation>
    </message>
    <message>
        <source>Hide exactly what leaves</source>
        <translation>Ausblenden, was genau gesendet wird</translation>
    </message>
    <message>
        <source>Show exactly what left</source>
        <translation>Genau zeigen, was gesendet wurde</translation>
    </message>
    <message>
        <source>Hide exactly what left</source>
        <translation>Ausblenden, was genau gesendet wurde</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Gut zu wissen</translation>
    </message>
    <message>
        <source>Who sees what</source>
        <translation>Wer was sieht</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What it cannot do</source>
        <translation>Was Posture nicht kann</translation>
    </message>
    <message>
        <source>Byte for byte</source>
        <translation>Byte für Byte</translation>
    </message>
    <message>
        <source>There are no bytes yet: the answers are signed once casting opens.</source>
        <translation>Noch gibt es keine Bytes: Die Antworten werden signiert, sobald gesendet werden darf.</translation>
    </message>
    <message>
        <source>No name, no computer name, no serial number stands in it. Sealed and padded, every ballot is {size}.</source>
        <translation>Kein Name, kein Computername, keine Seriennummer steht darin. Versiegelt und aufgefüllt hat jeder Stimmzettel {size}.</translation>
    </message>
    <message>
        <source>The exact bytes: {check}</source>
        <translation>Die genauen Bytes: {check}</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copy: {check}</source>
        <translation>Kopieren: {check}</translation>
    </message>
</context>
<context>
    <name>ExceptionCard</name>
    <message>
        <source>Set this check aside…</source>
        <translation>Prüfung zurückstellen&#xa0;…</translation>
    </message>
    <message>
        <source>If it is to stay as it is</source>
        <translation>Wenn es so bleiben soll</translation>
    </message>
    <message>
        <source>Stop setting it aside</source>
        <translation>Nicht länger zurückstellen</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Your reason</source>
        <translation>Ihre Begründung</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>Für eine Woche</translation>
    </message>
    <message>
        <source>For 30 days</source>
        <translation>Für 30 Tage</translation>
    </message>
    <message>
        <source>For 90 days</source>
        <translation>Für 90 Tage</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>Zurückstellen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>You can set this check aside with a reason, for 90 days at most. Home leaves it out; what was measured stays visible here.</source>
        <translation>Sie können diese Prüfung mit einer Begründung zurückstellen, für höchstens 90 Tage. Die Übersicht lässt sie dann aus; was gemessen wurde, bleibt hier zu sehen.</translation>
    </message>
    <message>
        <source>You can set this check aside for 90 days at most. Home leaves it out; what was measured stays visible here. No reason is asked for: without a keyring there is nothing to seal it with.</source>
        <translation>Sie können diese Prüfung für höchstens 90 Tage zurückstellen. Die Übersicht lässt sie dann aus; was gemessen wurde, bleibt hier zu sehen. Nach einer Begründung wird nicht gefragt: Ohne Schlüsselbund gibt es nichts, womit sie zu versiegeln wäre.</translation>
    </message>
    <message>
        <source>Set aside until {day}: {reason}</source>
        <translation>Zurückgestellt bis {day}: {reason}</translation>
    </message>
</context>
<context>
    <name>ExportCard</name>
    <message>
        <source>Take all of it with you</source>
        <translation>Alles mitnehmen</translation>
    </message>
    <message>
        <source>One file with everything that is listed above, for people and programs to read. What is encrypted here stands in the open there.</source>
        <translation>Eine Datei mit allem, was oben aufgeführt ist, für Menschen und Programme lesbar. Was hier verschlüsselt ist, steht darin offen.</translation>
    </message>
    <message>
        <source>Whoever has the file can read it. Keep it where only you can.</source>
        <translation>Wer die Datei hat, kann sie lesen. Bewahren Sie sie dort auf, wo nur Sie herankommen.</translation>
    </message>
    <message>
        <source>With my secret keys, which nobody but me should ever have</source>
        <translation>Mit meinen geheimen Schlüsseln, die niemand außer mir je haben sollte</translation>
    </message>
    <message>
        <source>Write the file…</source>
        <translation>Speichern&#xa0;…</translation>
    </message>
    <message>
        <source>Write all that is kept</source>
        <translation>Alles Aufbewahrte schreiben</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON-Dateien (*.json)</translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation>Wird geschrieben&#xa0;…</translation>
    </message>
    <message>
        <source>Written: {file}, {size}. Some of it stays encrypted, because its key is not at hand. Unlock your password store and write it once more to have it open.</source>
        <translation>Geschrieben: {file}, {size}. Einiges darin bleibt verschlüsselt, denn der Schlüssel ist nicht zur Hand. Entsperren Sie Ihren Passwortspeicher, und schreiben Sie die Datei noch einmal, damit alles lesbar ist.</translation>
    </message>
    <message>
        <source>Written: {file}, {size}. Only your account can read it.</source>
        <translation>Geschrieben: {file}, {size}. Nur Ihr Konto kann die Datei lesen.</translation>
    </message>
</context>
<context>
    <name>FewCard</name>
    <message>
        <source>Not enough people yet</source>
        <translation>Noch nicht genug Leute</translation>
    </message>
    <message>
        <source>To your own checks</source>
        <translation>Zu Ihren eigenen Prüfungen</translation>
    </message>
    <message>
        <source>Until then nothing is sent. Everything else here works for you as before.</source>
        <translation>Bis dahin wird nichts gesendet. Alles andere hier geht für Sie wie bisher.</translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>What does this mean?</source>
        <translation>Was heißt das?</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>Gefunden</translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation>So soll es sein</translation>
    </message>
    <message>
        <source>Fixed. Well done.</source>
        <translation>Behoben. Gut gemacht.</translation>
    </message>
    <message>
        <source>Next: {act}</source>
        <translation>Als Nächstes: {act}</translation>
    </message>
    <message>
        <source>Nothing else to do: back to Home</source>
        <translation>Sonst ist nichts zu tun: zurück zur Übersicht</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>Hide what this means</source>
        <translation>Bedeutung ausblenden</translation>
    </message>
</context>
<context>
    <name>FingerprintCard</name>
    <message>
        <source>The same questions for all?</source>
        <translation>Dieselben Fragen für alle?</translation>
    </message>
    <message>
        <source>The signs to compare</source>
        <translation>Die Zeichen zum Vergleichen</translation>
    </message>
    <message>
        <source>Everybody who is asked sees the same signs; compare them with a colleague&apos;s. Who sees others was asked separately, which can single them out. Then send nothing, and tell each other and IT.</source>
        <translation>Alle, die gefragt werden, sehen dieselben Zeichen; vergleichen Sie sie mit denen von Kolleginnen oder Kollegen. Wer andere sieht, wurde gesondert gefragt und kann dadurch herausgehoben werden. Senden Sie dann nichts, und sagen Sie es einander und der IT.</translation>
    </message>
</context>
<context>
    <name>FixCard</name>
    <message>
        <source>Show me how</source>
        <translation>Zeigen, wie es geht</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>Looked again just now: that is done.</source>
        <translation>Eben noch einmal nachgesehen: Das ist erledigt.</translation>
    </message>
    <message>
        <source>Looking again…</source>
        <translation>Es wird noch einmal nachgesehen&#xa0;…</translation>
    </message>
</context>
<context>
    <name>ForgettingCard</name>
    <message>
        <source>Delete everything</source>
        <translation>Alles löschen</translation>
    </message>
    <message>
        <source>Everything that Posture keeps here, its keys, and what you chose. Then it is as on the first day.</source>
        <translation>Alles, was Posture hier aufbewahrt, seine Schlüssel, und was Sie gewählt haben. Dann ist es wie am ersten Tag.</translation>
    </message>
    <message>
        <source>Delete everything…</source>
        <translation>Alles löschen&#xa0;…</translation>
    </message>
    <message>
        <source>That cannot be undone. What it does not reach:</source>
        <translation>Das lässt sich nicht rückgängig machen. Was dabei nicht erreicht wird:</translation>
    </message>
    <message>
        <source>Leave the organisation first</source>
        <translation>Erst aus der Organisation austreten</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Delete all the same</source>
        <translation>Trotzdem löschen</translation>
    </message>
    <message>
        <source>Deleting, once what is under way has ended…</source>
        <translation>Gelöscht wird, sobald zu Ende ist, was gerade läuft&#xa0;…</translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>{day}: {state}</source>
        <translation>{day}: {state}</translation>
    </message>
    <message>
        <source>To do since yesterday.</source>
        <translation>Seit gestern zu erledigen.</translation>
    </message>
    <message numerus="yes">
        <source>To do for %n days now.</source>
        <translation>
            <numerusform>Seit %n Tag zu erledigen.</numerusform>
            <numerusform>Seit %n Tagen zu erledigen.</numerusform>
        </translation>
    </message>
    <message>
        <source>From {first} to {last}, a sign for each day of a check-up.</source>
        <translation>Vom {first} bis zum {last}, ein Zeichen für jeden Tag, an dem geprüft wurde.</translation>
    </message>
    <message>
        <source>Looked at on one day so far: {day}.</source>
        <translation>Bisher an einem Tag angesehen: {day}.</translation>
    </message>
    <message>
        <source>“{state}” at every look since {day}, when it was first looked at.</source>
        <translation>„{state}“ bei jedem Blick seit dem {day}, als es zum ersten Mal angesehen wurde.</translation>
    </message>
    <message>
        <source>“{state}” {since}. Before, {day}, it was “{before}”.</source>
        <translation>Seit der Prüfung {since}: „{state}“. Davor, {day}, war es „{before}“.</translation>
    </message>
</context>
<context>
    <name>HomeLinks</name>
    <message>
        <source>Check everything again</source>
        <translation>Alles erneut prüfen</translation>
    </message>
    <message>
        <source>Something odd happened</source>
        <translation>Etwas Seltsames ist passiert</translation>
    </message>
    <message>
        <source>All checks</source>
        <translation>Alle Prüfungen</translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>See how safe this computer is.</source>
        <translation>Sehen Sie, wie sicher dieser Computer ist.</translation>
    </message>
    <message>
        <source>It takes a few seconds.</source>
        <translation>Es dauert einige Sekunden.</translation>
    </message>
    <message>
        <source>Fixed. Well done. {title}.</source>
        <translation>Behoben. Gut gemacht. {title}.</translation>
    </message>
    <message>
        <source>Checking changes nothing and sends nothing.</source>
        <translation>Prüfen ändert nichts und sendet nichts.</translation>
    </message>
    <message>
        <source>Looking again…</source>
        <translation>Es wird noch einmal nachgesehen&#xa0;…</translation>
    </message>
    <message>
        <source>The settings are open. When you are done, press Check again.</source>
        <translation>Die Einstellungen sind offen. Wenn Sie fertig sind, drücken Sie „Erneut prüfen“.</translation>
    </message>
    <message>
        <source>Show me the steps</source>
        <translation>Die Schritte zeigen</translation>
    </message>
    <message>
        <source>Put off until {day}: {act}.</source>
        <translation>Bis {day} aufgeschoben: {act}.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig machen</translation>
    </message>
</context>
<context>
    <name>HowCard</name>
    <message>
        <source>What Posture set</source>
        <translation>Was Posture eingestellt hat</translation>
    </message>
    <message>
        <source>How to find out</source>
        <translation>So finden Sie es heraus</translation>
    </message>
    <message>
        <source>How to fix it</source>
        <translation>So beheben Sie es</translation>
    </message>
    <message>
        <source>Not as it should be? Show how to fix it</source>
        <translation>Nicht, wie es sein soll? Zeigen, wie Sie es beheben</translation>
    </message>
    <message>
        <source>Hide how to fix it</source>
        <translation>Nicht mehr zeigen, wie Sie es beheben</translation>
    </message>
</context>
<context>
    <name>IntroductionCard</name>
    <message>
        <source>This is a rehearsal: its numbers are for practice.</source>
        <translation>Das ist ein Probelauf; seine Zahlen dienen nur der Übung.</translation>
    </message>
    <message>
        <source>How to be sure that it is them</source>
        <translation>So können Sie sicher sein</translation>
    </message>
    <message>
        <source>Hide how to be sure</source>
        <translation>Wieder ausblenden</translation>
    </message>
    <message>
        <source>Another invite</source>
        <translation>Eine andere Einladung</translation>
    </message>
    <message>
        <source>Your invite is from</source>
        <translation>Ihre Einladung kommt von</translation>
    </message>
    <message>
        <source>An organisation that has no name yet</source>
        <translation>einer Organisation, die noch keinen Namen hat</translation>
    </message>
    <message>
        <source>Join {org}</source>
        <translation>{org} beitreten</translation>
    </message>
    <message>
        <source>Join it</source>
        <translation>Der Organisation beitreten</translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation>Beitritt läuft&#xa0;…</translation>
    </message>
    <message>
        <source>Its server runs on this very computer.</source>
        <translation>Der Server der Organisation läuft auf diesem Computer selbst.</translation>
    </message>
    <message>
        <source>Its server is {host}.</source>
        <translation>Der Server der Organisation ist {host}.</translation>
    </message>
    <message>
        <source>{where} Its name comes with its first questions.</source>
        <translation>{where} Der Name kommt mit ihren ersten Fragen.</translation>
    </message>
    <message>
        <source>Anybody can send an invite. Ask somebody at IT whom you know whether this one is from them.</source>
        <translation>Eine Einladung kann jeder schicken. Fragen Sie jemanden aus der IT, den Sie kennen, ob diese von dort kommt.</translation>
    </message>
</context>
<context>
    <name>JoinPart</name>
    <message>
        <source>Your invite</source>
        <translation>Ihre Einladung</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>Einladung</translation>
    </message>
    <message>
        <source>Paste here what your IT sent you, or open its file.</source>
        <translation>Fügen Sie hier ein, was Ihre IT Ihnen geschickt hat, oder öffnen Sie die Datei.</translation>
    </message>
    <message>
        <source>See who it is from</source>
        <translation>Ansehen, von wem sie ist</translation>
    </message>
    <message>
        <source>Open an invite file…</source>
        <translation>Einladungsdatei öffnen&#xa0;…</translation>
    </message>
    <message>
        <source>Looking sends nothing about you or this computer. The server sees the network address that asks; whoever made an invite for you alone could see that it was looked at.</source>
        <translation>Dabei wird nichts über Sie oder diesen Computer gesendet. Der Server sieht die Netzwerkadresse, von der die Anfrage kommt; wer eine Einladung nur für Sie gemacht hat, könnte sehen, dass sie angesehen wurde.</translation>
    </message>
    <message>
        <source>What joining means</source>
        <translation>Was der Beitritt bedeutet</translation>
    </message>
    <message>
        <source>Your answers, such as “the disk is encrypted: fine”, can be sent each time your organisation asks. Each travels alone and names nobody, at a moment of its own unless you send all at once.</source>
        <translation>Ihre Antworten, etwa „Die Festplatte ist verschlüsselt: in Ordnung“, können gesendet werden, sooft Ihre Organisation fragt. Jede geht für sich, nennt niemanden und hat ihren eigenen Zeitpunkt, es sei denn, Sie senden alle auf einmal.</translation>
    </message>
    <message>
        <source>You can look at every answer, and at its exact bytes once it is signed. None leaves before you allow it. You choose: you send them all at once, they leave by themselves this time, or they do so each time until you take it back.</source>
        <translation>Sie können jede Antwort ansehen und, sobald sie signiert ist, auch ihre genauen Bytes. Keine wird gesendet, bevor Sie es erlauben. Sie wählen: Sie senden alle auf einmal, sie gehen dieses Mal von selbst hinaus, oder jedes Mal, bis Sie das zurücknehmen.</translation>
    </message>
    <message>
        <source>Sums begin when ten computers have joined, and are told in coarse steps, the same ones to you and on IT&apos;s page. Where few take part, a sum can still point to someone.</source>
        <translation>Summen gibt es ab zehn beigetretenen Computern, und nur in groben Stufen: dieselben für Sie wie auf der Seite der IT. Wo wenige mitmachen, kann eine Summe trotzdem auf jemanden hindeuten.</translation>
    </message>
    <message>
        <source>If your employer administers this computer, it can see these settings directly, with or without Posture.</source>
        <translation>Wenn Ihr Arbeitgeber diesen Computer verwaltet, kann er diese Einstellungen auch direkt sehen, mit Posture oder ohne.</translation>
    </message>
    <message>
        <source>Asking the server that the invite names…</source>
        <translation>Der Server, den die Einladung nennt, wird gefragt&#xa0;…</translation>
    </message>
    <message>
        <source>Joining tells your IT that this computer takes part, and from then on that it fetches keys; nothing about how it stands.</source>
        <translation>Durch den Beitritt erfährt Ihre IT, dass dieser Computer teilnimmt, und von da an, dass er Schlüssel holt; nichts darüber, wie es um ihn steht.</translation>
    </message>
    <message>
        <source>Answers without names become a sum.</source>
        <translation>Aus Antworten ohne Namen wird eine Summe.</translation>
    </message>
    <message>
        <source>Open an invite file</source>
        <translation>Einladungsdatei öffnen</translation>
    </message>
</context>
<context>
    <name>KeepField</name>
    <message>
        <source>It is kept on this computer only.</source>
        <translation>Das bleibt nur auf diesem Computer.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Aufgehoben.</translation>
    </message>
    <message>
        <source>Nothing is kept here now.</source>
        <translation>Hier ist nun nichts mehr aufgehoben.</translation>
    </message>
</context>
<context>
    <name>KeptCard</name>
    <message>
        <source>What is kept, and where</source>
        <translation>Was aufbewahrt wird, und wo</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>To read and to copy, not to change.</source>
        <translation>Zum Lesen und Kopieren, nicht zum Ändern.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>What the last check-ups found, and where it was read</source>
        <translation>Was die letzten Durchgänge gefunden haben und woher es stammt</translation>
    </message>
    <message>
        <source>What Posture set for you, and what stood there before</source>
        <translation>Was Posture für Sie eingestellt hat, und was vorher dort stand</translation>
    </message>
    <message>
        <source>Your organisation, what it asked, and the sums</source>
        <translation>Ihre Organisation, was sie gefragt hat, und die Summen</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Leer</translation>
    </message>
    <message>
        <source>What is private in it is encrypted. The key lies in your system&apos;s password store.</source>
        <translation>Was darin persönlich ist, ist verschlüsselt. Der Schlüssel liegt im Passwortspeicher Ihres Systems.</translation>
    </message>
    <message>
        <source>What is private in it is encrypted. The key lies there too, behind your passphrase.</source>
        <translation>Was darin persönlich ist, ist verschlüsselt. Auch der Schlüssel liegt dort, hinter Ihrer Passphrase.</translation>
    </message>
    <message>
        <source>What check-ups find, and your reasons, are kept only where your system&apos;s password store can lock them.</source>
        <translation>Was gefunden wird, und Ihre Begründungen, werden nur aufgehoben, wo der Passwortspeicher Ihres Systems sie verschließen kann.</translation>
    </message>
    <message>
        <source>What you set aside or put off, with your reasons</source>
        <translation>Was Sie zurückgestellt oder aufgeschoben haben, mit Ihren Begründungen</translation>
    </message>
    <message>
        <source>How far you are with the lessons, and when a question comes back</source>
        <translation>Wie weit Sie mit den Lektionen sind, und wann eine Frage wiederkommt</translation>
    </message>
    <message>
        <source>A copy of everything that was said to IT&apos;s server</source>
        <translation>Eine Kopie von allem, was dem Server der IT gesagt wurde</translation>
    </message>
    <message>
        <source>What you chose here</source>
        <translation>Was Sie hier gewählt haben</translation>
    </message>
    <message>
        <source>All of it together takes {size} in this folder:</source>
        <translation>Alles zusammen belegt {size} in diesem Ordner:</translation>
    </message>
    <message>
        <source>Nothing is kept yet. It would lie in this folder:</source>
        <translation>Noch wird nichts aufbewahrt. Es läge in diesem Ordner:</translation>
    </message>
    <message>
        <source>1 entry, {size}</source>
        <translation>1 Eintrag, {size}</translation>
    </message>
    <message numerus="yes">
        <source>%n entries, {size}</source>
        <translation>
            <numerusform>%n Eintrag, {size}</numerusform>
            <numerusform>%n Einträge, {size}</numerusform>
        </translation>
    </message>
    <message>
        <source>The folder cannot be made there: something stands in its way, or it is not yours.</source>
        <translation>Der Ordner lässt sich dort nicht anlegen: Etwas ist im Weg, oder der Ort gehört Ihnen nicht.</translation>
    </message>
    <message>
        <source>No program opened the folder. Copy its place from above, and open it yourself.</source>
        <translation>Kein Programm hat den Ordner geöffnet. Kopieren Sie seinen Ort von oben, und öffnen Sie ihn selbst.</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Something odd happened: what to do now</source>
        <translation>Etwas Seltsames ist passiert: was jetzt zu tun ist</translation>
    </message>
    <message>
        <source>From the places at the side to the page, and back</source>
        <translation>Von den Bereichen am Rand zur Seite und zurück</translation>
    </message>
    <message>
        <source>Search the checks</source>
        <translation>Prüfungen durchsuchen</translation>
    </message>
    <message>
        <source>Check everything again</source>
        <translation>Alles erneut prüfen</translation>
    </message>
    <message>
        <source>Back to the page before; in a search, empty it first</source>
        <translation>Zurück zur Seite davor; in einer Suche erst diese leeren</translation>
    </message>
    <message>
        <source>Show these keys</source>
        <translation>Diese Tasten zeigen</translation>
    </message>
    <message>
        <source>On to the next thing, and back to the one before</source>
        <translation>Weiter zum Nächsten und zurück zum Vorigen</translation>
    </message>
    <message>
        <source>Through a list, or through answers to choose from</source>
        <translation>Durch eine Liste oder durch Antworten zur Auswahl</translation>
    </message>
    <message>
        <source>Press what has the ring, or open it</source>
        <translation>Drücken oder öffnen, was den Rahmen hat</translation>
    </message>
</context>
<context>
    <name>LanguageCard</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>As the system does</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Posture speaks it from its next start on. What is not translated yet is said in English.</source>
        <translation>Posture erscheint in dieser Sprache, sobald Sie es neu starten. Was noch nicht übersetzt ist, erscheint auf Englisch.</translation>
    </message>
</context>
<context>
    <name>LeavingCard</name>
    <message>
        <source>Your organisation</source>
        <translation>Ihre Organisation</translation>
    </message>
    <message>
        <source>This computer has joined an organisation.</source>
        <translation>Dieser Computer ist einer Organisation beigetreten.</translation>
    </message>
    <message>
        <source>Leave the organisation…</source>
        <translation>Organisation verlassen&#xa0;…</translation>
    </message>
    <message>
        <source>This computer&apos;s key and the answers that still wait are deleted here, and IT&apos;s server is asked to take this computer off its list. That cannot be undone: to come back you need a new invite. Answers that were sent stay counted; not even you can take one back.</source>
        <translation>Der Schlüssel dieses Computers und die Antworten, die noch warten, werden hier gelöscht, und der Server der IT wird gebeten, diesen Computer von seiner Liste zu streichen. Das lässt sich nicht rückgängig machen: Für eine Rückkehr brauchen Sie eine neue Einladung. Gesendete Antworten bleiben gezählt; auch Sie können keine zurückholen.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>Verlassen</translation>
    </message>
    <message>
        <source>Stay</source>
        <translation>Bleiben</translation>
    </message>
    <message>
        <source>Leaving…</source>
        <translation>Austritt läuft&#xa0;…</translation>
    </message>
    <message>
        <source>You left {org}.</source>
        <translation>Sie sind aus {org} ausgetreten.</translation>
    </message>
    <message>
        <source>You left.</source>
        <translation>Sie sind ausgetreten.</translation>
    </message>
</context>
<context>
    <name>LedgerPart</name>
    <message>
        <source>The list cannot be shown now.</source>
        <translation>Die Liste lässt sich jetzt nicht zeigen.</translation>
    </message>
    <message>
        <source>Every message in which Posture said something to IT&apos;s server, and what. To ask whether there is something new says nothing, and is not listed.</source>
        <translation>Jede Nachricht, mit der Posture dem Server der IT etwas gesagt hat, und was. Die Frage, ob es etwas Neues gibt, sagt nichts und steht nicht dabei.</translation>
    </message>
    <message>
        <source>Nothing is noted here that was sent.</source>
        <translation>Hier ist nichts vermerkt, was gesendet wurde.</translation>
    </message>
    <message>
        <source>Show: {heading}</source>
        <translation>Zeigen: {heading}</translation>
    </message>
    <message>
        <source>Hide: {heading}</source>
        <translation>Ausblenden: {heading}</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} bis {last}</translation>
    </message>
    <message>
        <source>Answers, {last}</source>
        <translation>Antworten, {last}</translation>
    </message>
    <message>
        <source>Answers, {first} to {last}</source>
        <translation>Antworten, {first} bis {last}</translation>
    </message>
</context>
<context>
    <name>LessonEnd</name>
    <message>
        <source>Your plan</source>
        <translation>Ihr Vorsatz</translation>
    </message>
    <message>
        <source>In my own words, if I like</source>
        <translation>In meinen eigenen Worten, wenn ich mag</translation>
    </message>
    <message>
        <source>Sources: {names}</source>
        <translation>Quellen: {names}</translation>
    </message>
    <message>
        <source>The questions of this lesson come back {day}.</source>
        <translation>Die Fragen dieser Lektion kommen {day} wieder.</translation>
    </message>
</context>
<context>
    <name>LessonsPage</name>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Three or four minutes each, one thing to do at the end. No marks, no streaks.</source>
        <translation>Je drei oder vier Minuten, am Ende etwas zu tun. Keine Noten, keine Punkte.</translation>
    </message>
    <message>
        <source>About something found on this computer</source>
        <translation>Zu etwas, das auf diesem Computer gefunden wurde</translation>
    </message>
    <message>
        <source>Suggested by your organisation</source>
        <translation>Von Ihrer Organisation vorgeschlagen</translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation>Alle Lektionen</translation>
    </message>
    <message>
        <source>More lessons</source>
        <translation>Weitere Lektionen</translation>
    </message>
    <message>
        <source>What you know already</source>
        <translation>Was Sie schon wissen</translation>
    </message>
    <message>
        <source>Show them anyway</source>
        <translation>Trotzdem zeigen</translation>
    </message>
    <message>
        <source>There are no lessons yet.</source>
        <translation>Es gibt noch keine Lektionen.</translation>
    </message>
    <message>
        <source>The aim: {objective} It takes {minutes}.</source>
        <translation>Das Ziel: {objective} Dauer: {minutes}.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Known</source>
        <translation>Bekannt</translation>
    </message>
    <message>
        <source>Worth another look</source>
        <translation>Noch einmal ansehen lohnt sich</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences</source>
        <translation>Lizenzen</translation>
    </message>
    <message>
        <source>What Posture is made of</source>
        <translation>Woraus Posture besteht</translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation>Text der Lizenz</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>{component}: {licence}</source>
        <translation>{component}: {licence}</translation>
    </message>
</context>
<context>
    <name>Limits</name>
    <message>
        <source>The screen locks after at most {after} minutes. Until now: {before}.</source>
        <translation>Der Bildschirm sperrt sich nach höchstens {after} Minuten. Bisher: {before}.</translation>
    </message>
    <message>
        <source>The newest backup is at most {after} days old. Until now: {before}.</source>
        <translation>Die neueste Datensicherung ist höchstens {after} Tage alt. Bisher: {before}.</translation>
    </message>
    <message>
        <source>The list of updates is at most {after} days old. Until now: {before}.</source>
        <translation>Die Liste der Updates ist höchstens {after} Tage alt. Bisher: {before}.</translation>
    </message>
    <message>
        <source>The number “{limit}” becomes {after}. Until now: {before}.</source>
        <translation>Die Zahl „{limit}“ wird zu {after}. Bisher: {before}.</translation>
    </message>
</context>
<context>
    <name>LockCard</name>
    <message>
        <source>Test my lock</source>
        <translation>Meine Sperre testen</translation>
    </message>
    <message>
        <source>Lock the screen now</source>
        <translation>Bildschirm jetzt sperren</translation>
    </message>
    <message>
        <source>Locking…</source>
        <translation>Wird gesperrt&#xa0;…</translation>
    </message>
    <message>
        <source>The system was told to lock. If you never had to type your password, it does not lock.</source>
        <translation>Das System wurde angewiesen zu sperren. Mussten Sie Ihr Passwort nicht eingeben, sperrt es nicht.</translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>As the system does</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Usual</source>
        <translation>Üblich</translation>
    </message>
    <message>
        <source>High: darker text, stronger lines</source>
        <translation>Hoch: dunklere Schrift, kräftigere Linien</translation>
    </message>
    <message>
        <source>Typeface</source>
        <translation>Schrift</translation>
    </message>
    <message>
        <source>Inter, which comes with Posture</source>
        <translation>Inter, mitgeliefert mit Posture</translation>
    </message>
    <message>
        <source>The one of your system</source>
        <translation>Die Schrift Ihres Systems</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}&#xa0;%</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>Größe der Schrift</translation>
    </message>
    <message>
        <source>100 % is the size that your system has for all programs.</source>
        <translation>100&#xa0;% ist die Größe, die Ihr System für alle Programme hat.</translation>
    </message>
</context>
<context>
    <name>MatchView</name>
    <message>
        <source>That is how I match them</source>
        <translation>So ordne ich sie zu</translation>
    </message>
    <message>
        <source>They belong together.</source>
        <translation>Sie gehören zusammen.</translation>
    </message>
    <message>
        <source>They belong like this.</source>
        <translation>So gehören sie zusammen.</translation>
    </message>
    <message>
        <source>What belongs to this? {left}</source>
        <translation>Was gehört dazu? {left}</translation>
    </message>
    <message>
        <source>Given to “{left}”.</source>
        <translation>Zugeordnet zu „{left}“.</translation>
    </message>
    <message>
        <source>You gave it “{right}”.</source>
        <translation>Sie hatten „{right}“ zugeordnet.</translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>A mail</source>
        <translation>Eine E-Mail</translation>
    </message>
    <message>
        <source>A text message</source>
        <translation>Eine SMS</translation>
    </message>
    <message>
        <source>A chat message</source>
        <translation>Eine Chatnachricht</translation>
    </message>
    <message>
        <source>A phone call</source>
        <translation>Ein Anruf</translation>
    </message>
    <message>
        <source>A page in the browser</source>
        <translation>Eine Seite im Browser</translation>
    </message>
</context>
<context>
    <name>MovesCard</name>
    <message>
        <source>Change the number</source>
        <translation>Nummer ändern</translation>
    </message>
    <message>
        <source>The number I call</source>
        <translation>Die Nummer, die ich anrufe</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Places</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Checks</source>
        <translation>Prüfungen</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>Lektionen</translation>
    </message>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Something odd</source>
        <translation>Etwas Seltsames</translation>
    </message>
</context>
<context>
    <name>NoneCard</name>
    <message>
        <source>Nothing is asked now</source>
        <translation>Zurzeit wird nichts gefragt</translation>
    </message>
    <message>
        <source>To your own checks</source>
        <translation>Zu Ihren eigenen Prüfungen</translation>
    </message>
    <message>
        <source>An empty tray: nothing waits to be sent.</source>
        <translation>Ein leeres Ablagefach: Nichts wartet darauf, gesendet zu werden.</translation>
    </message>
    <message>
        <source>When your organisation asks something, you see it here, and what you would answer.</source>
        <translation>Wenn Ihre Organisation etwas fragt, sehen Sie hier, was, und was Sie antworten würden.</translation>
    </message>
    <message>
        <source>Until then nothing is sent.</source>
        <translation>Bis dahin wird nichts gesendet.</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Noch einmal nachsehen</translation>
    </message>
</context>
<context>
    <name>NotNowCard</name>
    <message>
        <source>You said “not now”</source>
        <translation>Sie sagten „Nicht jetzt“</translation>
    </message>
    <message>
        <source>Look at it once more</source>
        <translation>Noch einmal ansehen</translation>
    </message>
    <message>
        <source>None of the answers that {org} asks for now leaves by itself, and your own checks stay as they were. You can agree at any time.</source>
        <translation>Keine der Antworten, nach denen {org} jetzt fragt, wird von selbst gesendet, und Ihre eigenen Prüfungen bleiben, wie sie waren. Zustimmen können Sie jederzeit.</translation>
    </message>
</context>
<context>
    <name>NotesCard</name>
    <message>
        <source>Something did not work this time</source>
        <translation>Diesmal hat etwas nicht geklappt</translation>
    </message>
</context>
<context>
    <name>OddPage</name>
    <message>
        <source>Say this on the phone</source>
        <translation>Das sagen Sie am Telefon</translation>
    </message>
    <message>
        <source>Copy what to say</source>
        <translation>Die Sätze kopieren</translation>
    </message>
    <message>
        <source>If it was this</source>
        <translation>Wenn es das war</translation>
    </message>
    <message>
        <source>A lesson, for when it is calm</source>
        <translation>Eine Lektion, wenn es wieder ruhig ist</translation>
    </message>
    <message>
        <source>Lessons for later:</source>
        <translation>Lektionen:</translation>
    </message>
    <message>
        <source>You wrote down where: {place}</source>
        <translation>Sie haben notiert, wo: {place}</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Kopiert.</translation>
    </message>
</context>
<context>
    <name>Option</name>
    <message>
        <source>Right.</source>
        <translation>Richtig.</translation>
    </message>
    <message>
        <source>Not this one.</source>
        <translation>Das ist es nicht.</translation>
    </message>
</context>
<context>
    <name>OrderRow</name>
    <message>
        <source>Move up, from {place} of {of}: {words}</source>
        <translation>Nach oben, von {place} von {of}: {words}</translation>
    </message>
    <message>
        <source>Move down, from {place} of {of}: {words}</source>
        <translation>Nach unten, von {place} von {of}: {words}</translation>
    </message>
</context>
<context>
    <name>OrderView</name>
    <message>
        <source>Drag them, or move them with the arrows beside them or with Ctrl and the arrow keys.</source>
        <translation>Ziehen Sie sie, oder verschieben Sie sie mit den Pfeilen daneben oder mit Strg und den Pfeiltasten.</translation>
    </message>
    <message>
        <source>That is my order</source>
        <translation>Das ist meine Reihenfolge</translation>
    </message>
    <message>
        <source>That is the order.</source>
        <translation>Das ist die Reihenfolge.</translation>
    </message>
    <message>
        <source>It goes like this.</source>
        <translation>So geht es.</translation>
    </message>
    <message>
        <source>{words}: now {place} of {of}.</source>
        <translation>{words}: jetzt {place} von {of}.</translation>
    </message>
    <message>
        <source>You had it at {place}.</source>
        <translation>Bei Ihnen stand es an Stelle {place}.</translation>
    </message>
</context>
<context>
    <name>OrganisationTile</name>
    <message>
        <source>No answer came. The same invite joins once more.</source>
        <translation>Es kam keine Antwort. Mit derselben Einladung geht es noch einmal.</translation>
    </message>
    <message>
        <source>Joining is not finished</source>
        <translation>Der Beitritt ist nicht abgeschlossen</translation>
    </message>
    <message>
        <source>IT&apos;s server signed your keys wrongly. That can be a fault, or single out who is left: tell IT and your colleagues.</source>
        <translation>Der Server der IT hat Ihre Schlüssel falsch signiert. Das kann ein Fehler sein oder dazu dienen, jemanden herauszugreifen: Sagen Sie es der IT und Ihren Kolleginnen und Kollegen.</translation>
    </message>
    <message>
        <source>You are kept out this time</source>
        <translation>Sie werden diesmal ausgeschlossen</translation>
    </message>
    <message>
        <source>Look at it; nothing of it applies before you agree.</source>
        <translation>Sehen Sie es an; nichts davon gilt, bevor Sie zustimmen.</translation>
    </message>
    <message>
        <source>{org} asks something new</source>
        <translation>{org} hat neue Fragen</translation>
    </message>
    <message>
        <source>Your answers for {org} can be sent</source>
        <translation>Ihre Antworten für {org} können gesendet werden</translation>
    </message>
    <message>
        <source>Until {end}. You see them first.</source>
        <translation>Bis {end}. Sie sehen sie zuerst.</translation>
    </message>
    <message>
        <source>Your answers for {org} leave one by one</source>
        <translation>Ihre Antworten für {org} werden einzeln gesendet</translation>
    </message>
    <message>
        <source>By themselves, until {end}.</source>
        <translation>Von selbst, bis {end}.</translation>
    </message>
    <message>
        <source>Your answers wait for your password store</source>
        <translation>Ihre Antworten warten auf Ihren Passwortspeicher</translation>
    </message>
    <message>
        <source>Unlock it, or send them until {end}.</source>
        <translation>Entsperren Sie ihn, oder senden Sie sie bis {end}.</translation>
    </message>
    <message>
        <source>{org} uses a newer Posture</source>
        <translation>{org} verwendet ein neueres Posture</translation>
    </message>
    <message>
        <source>Settings says which, and how it comes.</source>
        <translation>In den Einstellungen steht, welches, und wie es kommt.</translation>
    </message>
    <message>
        <source>New sums of {org}</source>
        <translation>Neue Summen von {org}</translation>
    </message>
    <message>
        <source>The same that IT sees. Looking at them sends nothing.</source>
        <translation>Dieselben, die die IT sieht. Sie anzusehen sendet nichts.</translation>
    </message>
</context>
<context>
    <name>OriginText</name>
    <message>
        <source>Read on this system</source>
        <translation>Was auf diesem System gelesen wird</translation>
    </message>
    <message>
        <source>What of it decides</source>
        <translation>Was davon entscheidet</translation>
    </message>
    <message>
        <source>What cannot be seen</source>
        <translation>Was nicht zu sehen ist</translation>
    </message>
    <message>
        <source>What only an administrator could see</source>
        <translation>Was nur ein Administrator sehen könnte</translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Passphrase</source>
        <translation>Passphrase</translation>
    </message>
    <message>
        <source>The same once more</source>
        <translation>Noch einmal dieselbe</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>Zeigen, was ich eingebe</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>What is private is kept encrypted on this computer. There is no password store (keyring) here that could keep its key, so a passphrase of yours locks it.</source>
        <translation>Was persönlich ist, liegt auf diesem Computer verschlüsselt. Es gibt hier keinen Passwortspeicher (Schlüsselbund), der den Schlüssel aufbewahren könnte; darum verschließt ihn eine Passphrase von Ihnen.</translation>
    </message>
    <message>
        <source>What is private is kept encrypted on this computer. Its key is in no password store (keyring), so it asks you.</source>
        <translation>Was persönlich ist, liegt auf diesem Computer verschlüsselt. Der Schlüssel liegt in keinem Passwortspeicher (Schlüsselbund); darum werden Sie gefragt.</translation>
    </message>
    <message>
        <source>Take {count} characters or more; a few words in a row are easy to keep in mind. Write it down where only you look: nobody can recover it, and without it what is encrypted is lost.</source>
        <translation>Nehmen Sie {count} Zeichen oder mehr; ein paar Wörter hintereinander merkt man sich leicht. Schreiben Sie sie auf, wo nur Sie nachsehen: Niemand kann sie wiederherstellen, und ohne sie ist verloren, was verschlüsselt ist.</translation>
    </message>
    <message>
        <source>A moment…</source>
        <translation>Einen Moment&#xa0;…</translation>
    </message>
    <message>
        <source>Type the passphrase first.</source>
        <translation>Geben Sie zuerst die Passphrase ein.</translation>
    </message>
    <message>
        <source>That is too short: take {count} characters or more.</source>
        <translation>Das ist zu kurz: Nehmen Sie mindestens {count} Zeichen.</translation>
    </message>
    <message>
        <source>The two are not the same. Type the second one again, or show what you type.</source>
        <translation>Die beiden sind nicht gleich. Geben Sie die zweite noch einmal ein, oder lassen Sie sich zeigen, was Sie eingeben.</translation>
    </message>
</context>
<context>
    <name>Passphrases</name>
    <message>
        <source>Your passphrase</source>
        <translation>Ihre Passphrase</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Wählen Sie eine Passphrase</translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>You are here.</source>
        <translation>Sie sind hier.</translation>
    </message>
</context>
<context>
    <name>PlacementPage</name>
    <message>
        <source>Stop here</source>
        <translation>Hier aufhören</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Show them anyway</source>
        <translation>Trotzdem zeigen</translation>
    </message>
    <message>
        <source>Skip what you know</source>
        <translation>Überspringen, was Sie wissen</translation>
    </message>
    <message>
        <source>A few minutes, two questions a lesson. Where you know both for sure, the lesson is left out; its questions still come back in two weeks or so. This is no test: nobody counts, and you can undo it.</source>
        <translation>Ein paar Minuten, zwei Fragen je Lektion. Wo Sie beide sicher wissen, fällt die Lektion weg; ihre Fragen kommen trotzdem in etwa zwei Wochen wieder. Das ist keine Prüfung: Niemand zählt mit, und Sie können es rückgängig machen.</translation>
    </message>
    <message>
        <source>That is left out, because you know it.</source>
        <translation>Das fällt weg, weil Sie es wissen.</translation>
    </message>
    <message>
        <source>“{lesson}”</source>
        <translation>„{lesson}“</translation>
    </message>
    <message>
        <source>Their questions come back in two weeks or so.</source>
        <translation>Die Fragen dazu kommen in etwa zwei Wochen wieder.</translation>
    </message>
    <message>
        <source>Nothing is left out.</source>
        <translation>Es fällt nichts weg.</translation>
    </message>
    <message>
        <source>The lessons come one after the other, a few minutes each.</source>
        <translation>Die Lektionen kommen eine nach der anderen, jede ein paar Minuten lang.</translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>Nothing was asked yet.</source>
        <translation>Es wurde noch nichts gefragt.</translation>
    </message>
    <message>
        <source>It begins {start}.</source>
        <translation>Es beginnt {start}.</translation>
    </message>
    <message>
        <source>These answers can leave from {start} to {end}.</source>
        <translation>Diese Antworten können von {start} bis {end} gesendet werden.</translation>
    </message>
    <message>
        <source>These answers can leave until {end}.</source>
        <translation>Diese Antworten können bis {end} gesendet werden.</translation>
    </message>
    <message>
        <source>No more answers leave this time; they are added up {close}.</source>
        <translation>Diesmal werden keine Antworten mehr gesendet; zusammengezählt wird {close}.</translation>
    </message>
    <message numerus="yes">
        <source>%n answers leave one by one until {end}, each at a moment of its own. For that Posture has to be open now and then.</source>
        <translation>
            <numerusform>%n Antwort wird bis {end} gesendet, zu einem eigenen Zeitpunkt. Dafür muss Posture ab und zu offen sein.</numerusform>
            <numerusform>%n Antworten werden bis {end} einzeln gesendet, jede zu einem eigenen Zeitpunkt. Dafür muss Posture ab und zu offen sein.</numerusform>
        </translation>
    </message>
    <message>
        <source>All is added up; the sums of all stand under “Together”.</source>
        <translation>Alles ist zusammengezählt; die Summen aller stehen unter „Gemeinsam“.</translation>
    </message>
    <message>
        <source>They are added up {close}; within a day of that the sums of all stand under “Together”.</source>
        <translation>Zusammengezählt wird {close}; innerhalb eines Tages danach stehen die Summen aller unter „Gemeinsam“.</translation>
    </message>
    <message>
        <source>This time is over; the next questions are not there yet.</source>
        <translation>Für diesmal ist es vorbei; die nächsten Fragen sind noch nicht da.</translation>
    </message>
    <message>
        <source>The next questions ask you again.</source>
        <translation>Bei den nächsten Fragen entscheiden Sie neu.</translation>
    </message>
    <message>
        <source>The same holds for later questions, as long as they ask the same. Choose “Not before I say so” to take it back.</source>
        <translation>Das gilt auch für spätere Fragen, solange dasselbe gefragt wird. Um es zurückzunehmen, wählen Sie „Erst, wenn ich es sage“.</translation>
    </message>
    <message>
        <source>When that begins your answers are looked at once more and fixed, and each leaves at a moment of its own.</source>
        <translation>Wenn das beginnt, wird noch einmal nachgesehen, Ihre Antworten werden festgelegt, und jede wird zu ihrem eigenen Zeitpunkt gesendet.</translation>
    </message>
    <message>
        <source>One answer leaves at a moment of its own until {end}.</source>
        <translation>Eine Antwort wird bis {end} zu ihrem eigenen Zeitpunkt gesendet.</translation>
    </message>
    <message>
        <source>This time is over; within a day the sums of all stand under “Together”.</source>
        <translation>Dieses Mal ist vorbei; innerhalb eines Tages stehen die Summen aller unter „Gemeinsam“.</translation>
    </message>
    <message>
        <source>This computer got no keys for these questions: it was off, or offline, while they were given out. It can take part the next time.</source>
        <translation>Dieser Computer hat für diese Fragen keine Schlüssel bekommen: Er war aus oder ohne Netzwerk, während sie ausgegeben wurden. Beim nächsten Mal kann er mitmachen.</translation>
    </message>
</context>
<context>
    <name>PolicyCard</name>
    <message>
        <source>Agree</source>
        <translation>Zustimmen</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nicht jetzt</translation>
    </message>
    <message>
        <source>Read the lesson that IT suggests</source>
        <translation>Die Lektion lesen, die die IT vorschlägt</translation>
    </message>
    <message>
        <source>What {org} asks</source>
        <translation>Was {org} fragt</translation>
    </message>
    <message>
        <source>{org} asks something new</source>
        <translation>{org} hat neue Fragen</translation>
    </message>
    <message>
        <source>Known here since {day}. Nothing of it applies before you agree.</source>
        <translation>Hier bekannt seit dem {day}. Nichts davon gilt, bevor Sie zustimmen.</translation>
    </message>
    <message>
        <source>IT writes: “{reason}”</source>
        <translation>Die IT schreibt: „{reason}“</translation>
    </message>
    <message>
        <source>You allowed your answers to leave by themselves each time: once you agree, these do as well. With “Not now” nothing leaves by itself any more, and your checks go on as before.</source>
        <translation>Sie haben erlaubt, dass Ihre Antworten jedes Mal von selbst gesendet werden: Sobald Sie zustimmen, gilt das auch für diese. Mit „Nicht jetzt“ wird nichts mehr von selbst gesendet, und Ihre Prüfungen gehen weiter wie bisher.</translation>
    </message>
    <message>
        <source>Agreeing sends nothing: Posture looks at what is asked, and you see your answers first. With “Not now” your checks go on as before, and none of these answers leaves.</source>
        <translation>Mit der Zustimmung wird nichts gesendet: Posture sieht nach, was gefragt wird, und zeigt Ihnen erst Ihre Antworten. Mit „Nicht jetzt“ gehen Ihre Prüfungen weiter wie bisher, und keine dieser Antworten wird gesendet.</translation>
    </message>
    <message>
        <source>New is the question:</source>
        <translation>Neu gefragt wird:</translation>
    </message>
    <message>
        <source>Each time it asks:</source>
        <translation>Jedes Mal fragt sie:</translation>
    </message>
    <message>
        <source>No longer asked:</source>
        <translation>Nicht mehr gefragt wird:</translation>
    </message>
    <message>
        <source>What counts as fine:</source>
        <translation>Was als in Ordnung gilt:</translation>
    </message>
    <message>
        <source>{check}: there is no goal any more.</source>
        <translation>{check}: Ein Ziel gibt es nicht mehr.</translation>
    </message>
    <message>
        <source>What it wants to reach:</source>
        <translation>Was erreicht werden soll:</translation>
    </message>
    <message>
        <source>{check}: {percent} of 100 computers by {day}. IT&apos;s reason: {reason}</source>
        <translation>{check}: {percent} von 100 Computern bis zum {day}. Begründung der IT: {reason}</translation>
    </message>
    <message>
        <source>{check}: {percent} of 100 computers by {day}.</source>
        <translation>{check}: {percent} von 100 Computern bis zum {day}.</translation>
    </message>
</context>
<context>
    <name>PromiseCard</name>
    <message>
        <source>Your privacy</source>
        <translation>Ihre Privatsphäre</translation>
    </message>
    <message>
        <source>It has no account, no advertising, and counts nothing about how you use it.</source>
        <translation>Posture hat kein Konto und keine Werbung und zählt nicht mit, wie Sie es benutzen.</translation>
    </message>
    <message>
        <source>Posture looks at settings. It never reads your documents, mails, messages or history.</source>
        <translation>Posture sieht sich Einstellungen an. Ihre Dokumente, E-Mails, Nachrichten und Verläufe liest Posture nie.</translation>
    </message>
    <message>
        <source>Before you join an organisation, Posture itself connects to nothing, except to the server of an invite when you ask who it is from.</source>
        <translation>Bevor Sie einer Organisation beitreten, verbindet sich Posture von sich aus mit nichts; nur wenn Sie wissen wollen, von wem eine Einladung ist, fragt Posture deren Server.</translation>
    </message>
    <message>
        <source>Once you joined one, it connects to that organisation&apos;s server alone: for its questions, the keys for answering and the sums, and to send the answers that you allowed. The open window does that by itself, at random moments, and so does the command “{command}”.</source>
        <translation>Sind Sie einer beigetreten, verbindet sich Posture allein mit deren Server: für ihre Fragen, die Schlüssel zum Antworten und die Summen, und um die Antworten zu senden, die Sie erlaubt haben. Das geöffnete Fenster tut das von selbst, zu zufälligen Zeitpunkten, und ebenso der Befehl „{command}“.</translation>
    </message>
    <message>
        <source>What you learn, and how you answer its questions, never leaves this computer.</source>
        <translation>Was Sie lernen, und wie Sie die Fragen der Lektionen beantworten, verlässt diesen Computer nie.</translation>
    </message>
</context>
<context>
    <name>QuestionAlone</name>
    <message>
        <source>I was sure</source>
        <translation>Ich war sicher</translation>
    </message>
    <message>
        <source>I guessed</source>
        <translation>Ich habe geraten</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>I do not know</source>
        <translation>Das weiß ich nicht</translation>
    </message>
    <message>
        <source>From “{lesson}”</source>
        <translation>Aus „{lesson}“</translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message>
        <source>Choose all that are right.</source>
        <translation>Wählen Sie alle richtigen Antworten.</translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation>Wählen Sie eine Antwort.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>Richtig.</translation>
    </message>
    <message>
        <source>Not quite.</source>
        <translation>Nicht ganz.</translation>
    </message>
</context>
<context>
    <name>ReaderPage</name>
    <message>
        <source>Leave the lesson</source>
        <translation>Lektion verlassen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>You can go on without answering.</source>
        <translation>Sie können weitergehen, ohne zu antworten.</translation>
    </message>
    <message>
        <source>The end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Part {place} of {count}</source>
        <translation>Teil {place} von {count}</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>Abschließen</translation>
    </message>
</context>
<context>
    <name>RehearsalCard</name>
    <message>
        <source>This is a rehearsal</source>
        <translation>Das ist ein Probelauf</translation>
    </message>
    <message>
        <source>It is short, and its numbers are for practice.</source>
        <translation>Der Probelauf ist kurz, und seine Zahlen dienen nur der Übung.</translation>
    </message>
</context>
<context>
    <name>RepairBox</name>
    <message>
        <source>What stands there now is written down before, so that you can undo it.</source>
        <translation>Was jetzt dort steht, wird vorher notiert, damit Sie es rückgängig machen können.</translation>
    </message>
    <message>
        <source>Set it for me</source>
        <translation>Für mich einstellen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Or do it yourself:</source>
        <translation>Oder selbst:</translation>
    </message>
    <message>
        <source>Posture can set this for you, for your account alone:</source>
        <translation>Posture kann das für Sie einstellen, nur für Ihr Konto:</translation>
    </message>
    <message>
        <source>Posture set this for you {when}.</source>
        <translation>Posture hat das für Sie eingestellt, {when}.</translation>
    </message>
    <message>
        <source>Setting it…</source>
        <translation>Wird eingestellt …</translation>
    </message>
    <message>
        <source>Set. {found}</source>
        <translation>Eingestellt. {found}</translation>
    </message>
    <message>
        <source>It is set, and that alone does not do: {found} Undo puts it back.</source>
        <translation>Es ist eingestellt, aber das allein genügt nicht: {found} „Rückgängig machen“ nimmt es zurück.</translation>
    </message>
    <message>
        <source>Putting it back…</source>
        <translation>Wird zurückgenommen …</translation>
    </message>
    <message>
        <source>One setting was changed since, and stays as it is now. All else is as it was before.</source>
        <translation>Eine Einstellung wurde seither geändert und bleibt, wie sie jetzt ist. Alles andere ist wieder, wie es war.</translation>
    </message>
    <message numerus="yes">
        <source>%n settings were changed since, and stay as they are now. All else is as it was before.</source>
        <translation>
            <numerusform>%n Einstellung wurde seither geändert und bleibt, wie sie jetzt ist. Alles andere ist wieder, wie es war.</numerusform>
            <numerusform>%n Einstellungen wurden seither geändert und bleiben, wie sie jetzt sind. Alles andere ist wieder, wie es war.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undone. It is as it was before.</source>
        <translation>Rückgängig gemacht. Es ist wieder, wie es war.</translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation>Berichte</translation>
    </message>
    <message>
        <source>To send</source>
        <translation>Zu senden</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Gemeinsam</translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation>Was gesendet wurde</translation>
    </message>
    <message>
        <source>Your membership cannot be opened now.</source>
        <translation>Ihre Mitgliedschaft lässt sich jetzt nicht öffnen.</translation>
    </message>
    <message>
        <source>You have not joined an organisation, so nothing is sent to one.</source>
        <translation>Sie sind keiner Organisation beigetreten, also wird keiner etwas gesendet.</translation>
    </message>
    <message>
        <source>You have joined an organisation. Its name comes with its first questions.</source>
        <translation>Sie sind einer Organisation beigetreten. Wie sie heißt, erfahren Sie mit ihren ersten Fragen.</translation>
    </message>
    <message>
        <source>You joined.</source>
        <translation>Sie sind beigetreten.</translation>
    </message>
    <message>
        <source>Nothing was sent about how this computer stands.</source>
        <translation>Es wurde nichts darüber gesendet, wie es um diesen Computer steht.</translation>
    </message>
    <message>
        <source>Nothing was sent about how this computer stands. Your answers leave only while Posture is open, and those that did not leave in time are not counted; the system can do it for you, each hour. Nothing leaves that you did not allow.</source>
        <translation>Es wurde nichts darüber gesendet, wie es um diesen Computer steht. Ihre Antworten gehen nur hinaus, solange Posture offen ist, und was nicht rechtzeitig hinausging, wird nicht gezählt; das System kann es für Sie tun, jede Stunde. Nichts geht hinaus, was Sie nicht erlaubt haben.</translation>
    </message>
    <message>
        <source>Have the system do it</source>
        <translation>Vom System tun lassen</translation>
    </message>
    <message>
        <source>The system does what is due, each hour. The settings switch it off.</source>
        <translation>Das System tut jede Stunde, was fällig ist. In den Einstellungen lässt es sich ausschalten.</translation>
    </message>
    <message>
        <source>You are a member of {org}.</source>
        <translation>Sie sind Mitglied von {org}.</translation>
    </message>
    <message>
        <source>Your organisation</source>
        <translation>Ihre Organisation</translation>
    </message>
    <message>
        <source>{org} is to be found at {address} from now on.</source>
        <translation>{org} ist von jetzt an unter {address} zu finden.</translation>
    </message>
    <message>
        <source>You joined {org}.</source>
        <translation>Sie sind {org} beigetreten.</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Stop here</source>
        <translation>Hier aufhören</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Wiederholung</translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation>{number} von {total}</translation>
    </message>
    <message>
        <source>Once more, because it was new to you.</source>
        <translation>Noch einmal, weil es für Sie neu war.</translation>
    </message>
</context>
<context>
    <name>ScenarioView</name>
    <message>
        <source>You: {choice}</source>
        <translation>Sie: {choice}</translation>
    </message>
    <message>
        <source>What do you do?</source>
        <translation>Was tun Sie?</translation>
    </message>
    <message>
        <source>What to do now</source>
        <translation>Was jetzt zu tun ist</translation>
    </message>
    <message>
        <source>Back to your last choice</source>
        <translation>Zurück zu Ihrer letzten Wahl</translation>
    </message>
    <message>
        <source>It ends well.</source>
        <translation>Es geht gut aus.</translation>
    </message>
    <message>
        <source>It went wrong, and ends well after all.</source>
        <translation>Es ging schief und geht doch noch gut aus.</translation>
    </message>
    <message>
        <source>This does harm.</source>
        <translation>Das richtet Schaden an.</translation>
    </message>
</context>
<context>
    <name>Search</name>
    <message>
        <source>Empty the search</source>
        <translation>Suche leeren</translation>
    </message>
</context>
<context>
    <name>SendBar</name>
    <message>
        <source>Sent now, all leave together: whoever watches IT&apos;s server or the network then can see which belong together, and the network address they come from.</source>
        <translation>Jetzt senden heißt: alle zusammen. Wer dann den Server der IT oder das Netzwerk beobachtet, sieht, welche zusammengehören und von welcher Netzwerkadresse sie kommen.</translation>
    </message>
    <message>
        <source>See what was sent</source>
        <translation>Ansehen, was gesendet wurde</translation>
    </message>
    <message>
        <source>Send your answer now</source>
        <translation>Ihre Antwort jetzt senden</translation>
    </message>
    <message numerus="yes">
        <source>Send your %n answers now</source>
        <translation>
            <numerusform>Ihre %n Antwort jetzt senden</numerusform>
            <numerusform>Ihre %n Antworten jetzt senden</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet&#xa0;…</translation>
    </message>
    <message>
        <source>Sending… {number} of {total} answered.</source>
        <translation>Wird gesendet&#xa0;… {number} von {total} beantwortet.</translation>
    </message>
    <message>
        <source>Sent. One counted.</source>
        <translation>Gesendet. Eine wurde gezählt.</translation>
    </message>
    <message numerus="yes">
        <source>Sent. %n counted.</source>
        <translation>
            <numerusform>Gesendet. %n wurde gezählt.</numerusform>
            <numerusform>Gesendet. %n wurden gezählt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sent. {counted} of {total} counted; what was not taken stands above.</source>
        <translation>Gesendet. {counted} von {total} wurden gezählt; was nicht angenommen wurde, steht oben.</translation>
    </message>
    <message>
        <source>{counted} counted, {refused} refused, {pending} still to send.</source>
        <translation>{counted} gezählt, {refused} abgelehnt, {pending} noch zu senden.</translation>
    </message>
    <message>
        <source>You can send again; nothing is counted twice.</source>
        <translation>Sie können noch einmal senden; nichts wird doppelt gezählt.</translation>
    </message>
    <message>
        <source>What came of it</source>
        <translation>Was daraus wurde</translation>
    </message>
</context>
<context>
    <name>SendPart</name>
    <message>
        <source>Looking up what is asked…</source>
        <translation>Es wird nachgesehen, was gefragt ist&#xa0;…</translation>
    </message>
    <message>
        <source>What is asked cannot be shown now.</source>
        <translation>Was gefragt ist, lässt sich jetzt nicht zeigen.</translation>
    </message>
    <message>
        <source>Each answer is signed, so that it counts once, and bears no name.</source>
        <translation>Jede Antwort ist signiert, damit sie einmal zählt, und trägt keinen Namen.</translation>
    </message>
    <message>
        <source>See the sums of all</source>
        <translation>Summen aller ansehen</translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Keys that work everywhere</source>
        <translation>Tasten, die überall gelten</translation>
    </message>
    <message>
        <source>Keys on a page</source>
        <translation>Tasten auf einer Seite</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>SinceCard</name>
    <message>
        <source>Since last time</source>
        <translation>Seit dem letzten Mal</translation>
    </message>
    <message>
        <source>Worse than before</source>
        <translation>Schlechter als vorher</translation>
    </message>
    <message>
        <source>Better than before</source>
        <translation>Besser als vorher</translation>
    </message>
    <message>
        <source>Open since yesterday</source>
        <translation>Seit gestern offen</translation>
    </message>
    <message>
        <source>Half of what was found was mended within a day. That is counted here, for you alone.</source>
        <translation>Die Hälfte von dem, was gefunden wurde, war innerhalb eines Tages behoben. Das wird hier gezählt, nur für Sie.</translation>
    </message>
    <message numerus="yes">
        <source>Half of what was found was mended within %n days. That is counted here, for you alone.</source>
        <translation>
            <numerusform>Die Hälfte von dem, was gefunden wurde, war innerhalb von %n Tag behoben. Das wird hier gezählt, nur für Sie.</numerusform>
            <numerusform>Die Hälfte von dem, was gefunden wurde, war innerhalb von %n Tagen behoben. Das wird hier gezählt, nur für Sie.</numerusform>
        </translation>
    </message>
    <message>
        <source>Worse than {day}</source>
        <translation>Schlechter als {day}</translation>
    </message>
    <message>
        <source>Better than {day}</source>
        <translation>Besser als {day}</translation>
    </message>
    <message numerus="yes">
        <source>Open for %n days</source>
        <translation>
            <numerusform>Seit %n Tag offen</numerusform>
            <numerusform>Seit %n Tagen offen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SpotView</name>
    <message>
        <source>It is a fake.</source>
        <translation>Es ist eine Fälschung.</translation>
    </message>
    <message>
        <source>It is genuine.</source>
        <translation>Es ist echt.</translation>
    </message>
    <message>
        <source>One cannot tell from this alone.</source>
        <translation>Daran allein ist es nicht zu erkennen.</translation>
    </message>
    <message>
        <source>What in it makes you careful? Tap it, if anything does.</source>
        <translation>Was daran macht Sie vorsichtig? Tippen Sie es an, wenn es etwas gibt.</translation>
    </message>
    <message>
        <source>Show the signs</source>
        <translation>Die Anzeichen zeigen</translation>
    </message>
    <message>
        <source>What there is to see</source>
        <translation>Was zu sehen ist</translation>
    </message>
    <message>
        <source>What is safe either way</source>
        <translation>Was in jedem Fall sicher ist</translation>
    </message>
    <message>
        <source>You also marked {words}. That alone tells nothing either way.</source>
        <translation>Sie haben auch {words} markiert. Das allein sagt weder das eine noch das andere.</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>„{words}“</translation>
    </message>
    <message>
        <source>You marked this.</source>
        <translation>Das haben Sie markiert.</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>Was ist es?</translation>
    </message>
    <message>
        <source>Right.</source>
        <translation>Richtig.</translation>
    </message>
    <message>
        <source>Not quite.</source>
        <translation>Nicht ganz.</translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>Show me how</source>
        <translation>Zeigen, wie es geht</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Erneut prüfen</translation>
    </message>
    <message>
        <source>Why this matters</source>
        <translation>Warum das wichtig ist</translation>
    </message>
    <message>
        <source>Put off for a week</source>
        <translation>Für eine Woche aufschieben</translation>
    </message>
    <message>
        <source>Until then it stands under Checks</source>
        <translation>Bis dahin steht es unter „Prüfungen“</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
</context>
<context>
    <name>StepsCard</name>
    <message>
        <source>What the steps mean</source>
        <translation>Was die Stufen bedeuten</translation>
    </message>
    <message>
        <source>Under half: fewer than 40 of 100 answers are fine.</source>
        <translation>Unter der Hälfte: weniger als 40 von 100 Antworten sind in Ordnung.</translation>
    </message>
    <message>
        <source>About half: 40 to 59 of 100 are fine.</source>
        <translation>Etwa die Hälfte: 40 bis 59 von 100 sind in Ordnung.</translation>
    </message>
    <message>
        <source>Most: 60 to 89 of 100 are fine.</source>
        <translation>Die meisten: 60 bis 89 von 100 sind in Ordnung.</translation>
    </message>
    <message>
        <source>Nearly all: 90 of 100 or more are fine, perhaps every one.</source>
        <translation>Fast alle: 90 von 100 oder mehr sind in Ordnung, vielleicht jede einzelne.</translation>
    </message>
    <message>
        <source>A number of 100 is told in steps of five; 95 may be every one, and 5 may be none.</source>
        <translation>Zahlen von 100 stehen in Fünferschritten da; 95 kann jede einzelne sein, und 5 keine.</translation>
    </message>
</context>
<context>
    <name>Stuck</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Copy the sentence</source>
        <translation>Satz kopieren</translation>
    </message>
</context>
<context>
    <name>SumRow</name>
    <message>
        <source>Before that, oldest first: {shares}.</source>
        <translation>Davor, die älteste zuerst: {shares}.</translation>
    </message>
    <message>
        <source>You: {answer}</source>
        <translation>Sie: {answer}</translation>
    </message>
    <message>
        <source>The goal: {percent} of 100 by {day}. IT&apos;s reason: {reason}</source>
        <translation>Das Ziel: {percent} von 100 bis zum {day}. Begründung der IT: {reason}</translation>
    </message>
    <message>
        <source>The goal: {percent} of 100 by {day}.</source>
        <translation>Das Ziel: {percent} von 100 bis zum {day}.</translation>
    </message>
</context>
<context>
    <name>Sums</name>
    <message>
        <source>Fewer than ten answered, so nothing is said.</source>
        <translation>Weniger als zehn haben geantwortet, deshalb wird nichts gesagt.</translation>
    </message>
    <message>
        <source>Under half are fine, of {answers}.</source>
        <translation>Weniger als die Hälfte ist in Ordnung, von {answers}.</translation>
    </message>
    <message>
        <source>About half are fine, of {answers}.</source>
        <translation>Etwa die Hälfte ist in Ordnung, von {answers}.</translation>
    </message>
    <message>
        <source>Most are fine, of {answers}.</source>
        <translation>Die meisten sind in Ordnung, von {answers}.</translation>
    </message>
    <message>
        <source>Nearly all are fine, of {answers}.</source>
        <translation>Fast alle sind in Ordnung, von {answers}.</translation>
    </message>
    <message>
        <source>About {percent} of 100 are fine, of {answers}.</source>
        <translation>Etwa {percent} von 100 sind in Ordnung, von {answers}.</translation>
    </message>
    <message>
        <source>{count} answers or a few more</source>
        <translation>{count} Antworten oder ein paar mehr</translation>
    </message>
    <message>
        <source>{count} answers</source>
        <translation>{count} Antworten</translation>
    </message>
    <message>
        <source>under half</source>
        <translation>unter der Hälfte</translation>
    </message>
    <message>
        <source>about half</source>
        <translation>etwa die Hälfte</translation>
    </message>
    <message>
        <source>most</source>
        <translation>die meisten</translation>
    </message>
    <message>
        <source>nearly all</source>
        <translation>fast alle</translation>
    </message>
    <message>
        <source>{percent} of 100</source>
        <translation>{percent} von 100</translation>
    </message>
</context>
<context>
    <name>SwitchCard</name>
    <message>
        <source>Whether this is looked at</source>
        <translation>Ob das geprüft wird</translation>
    </message>
    <message>
        <source>Read for it: {what}</source>
        <translation>Dafür wird gelesen: {what}</translation>
    </message>
    <message>
        <source>Nothing is read for it now.</source>
        <translation>Dafür wird jetzt nichts gelesen.</translation>
    </message>
    <message>
        <source>Switch this check off</source>
        <translation>Diese Prüfung ausschalten</translation>
    </message>
    <message>
        <source>Switch this check on again</source>
        <translation>Diese Prüfung wieder einschalten</translation>
    </message>
</context>
<context>
    <name>TogetherPart</name>
    <message>
        <source>There are no sums yet</source>
        <translation>Es gibt noch keine Summen</translation>
    </message>
    <message>
        <source>To your own answers</source>
        <translation>Zu Ihren eigenen Antworten</translation>
    </message>
    <message>
        <source>Closed on {day}</source>
        <translation>Zusammengezählt am {day}</translation>
    </message>
    <message>
        <source>1 computer had joined</source>
        <translation>1 Computer war beigetreten</translation>
    </message>
    <message numerus="yes">
        <source>%n computers had joined</source>
        <translation>
            <numerusform>%n Computer war beigetreten</numerusform>
            <numerusform>%n Computer waren beigetreten</numerusform>
        </translation>
    </message>
    <message>
        <source>{least} answered</source>
        <translation>{least} haben geantwortet</translation>
    </message>
    <message>
        <source>{least} to {most} answered</source>
        <translation>{least} bis {most} haben geantwortet</translation>
    </message>
    <message>
        <source>The answers are added up {close}; within a day of that Posture brings the sums here.</source>
        <translation>Zusammengezählt wird {close}; innerhalb eines Tages danach holt Posture die Summen hierher.</translation>
    </message>
    <message>
        <source>fewer than {step} answered</source>
        <translation>weniger als {step} haben geantwortet</translation>
    </message>
    <message>
        <source>An empty chart: nothing is added up yet.</source>
        <translation>Ein leeres Diagramm: Es ist noch nichts zusammengezählt.</translation>
    </message>
    <message>
        <source>“You” is your own answer. Which one was yours is kept on this computer only.</source>
        <translation>„Sie“ steht neben Ihrer eigenen Antwort. Welche das war, ist nur auf diesem Computer gespeichert.</translation>
    </message>
    <message>
        <source>Nothing was asked yet.</source>
        <translation>Es wurde noch nichts gefragt.</translation>
    </message>
    <message>
        <source>These sums cannot be right</source>
        <translation>Diese Summen können nicht stimmen</translation>
    </message>
    <message>
        <source>What these numbers can say</source>
        <translation>Was diese Zahlen sagen können</translation>
    </message>
    <message>
        <source>This is a rehearsal: its numbers are for practice.</source>
        <translation>Das ist ein Probelauf; seine Zahlen dienen nur der Übung.</translation>
    </message>
    <message>
        <source>The sums cannot be shown now.</source>
        <translation>Die Summen lassen sich jetzt nicht zeigen.</translation>
    </message>
</context>
<context>
    <name>Tray</name>
    <message>
        <source>Open Posture</source>
        <translation>Posture öffnen</translation>
    </message>
    <message>
        <source>Something odd happened</source>
        <translation>Etwas Seltsames ist passiert</translation>
    </message>
    <message>
        <source>Take this icon away</source>
        <translation>Dieses Symbol entfernen</translation>
    </message>
</context>
<context>
    <name>WeekCard</name>
    <message>
        <source>This week’s three minutes</source>
        <translation>Die drei Minuten dieser Woche</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Anfangen</translation>
    </message>
    <message>
        <source>About your work</source>
        <translation>Fragen zu Ihrer Arbeit</translation>
    </message>
    <message>
        <source>Hide the questions</source>
        <translation>Die Fragen ausblenden</translation>
    </message>
    <message>
        <source>Skip what I know</source>
        <translation>Überspringen, was ich weiß</translation>
    </message>
    <message>
        <source>One thing to fix where there is one, a few questions, one lesson.</source>
        <translation>Eine Sache in Ordnung bringen, wenn es eine gibt, ein paar Fragen, eine Lektion.</translation>
    </message>
    <message>
        <source>You did it this week. There is no need, but you can go on learning.</source>
        <translation>Für diese Woche ist es getan. Sie müssen nicht, aber Sie können weiterlernen.</translation>
    </message>
    <message>
        <source>Once more</source>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>You are in the midst of it. It goes on where you left it.</source>
        <translation>Sie sind mittendrin. Es geht dort weiter, wo Sie aufgehört haben.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
</context>
<context>
    <name>WeekPage</name>
    <message>
        <source>Stop here</source>
        <translation>Hier aufhören</translation>
    </message>
    <message>
        <source>Not this week</source>
        <translation>Diese Woche nicht</translation>
    </message>
    <message>
        <source>A computer with a tick, and two arrows in a circle.</source>
        <translation>Ein Computer mit einem Häkchen, dazu zwei Pfeile im Kreis.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>A moment…</source>
        <translation>Einen Moment&#xa0;…</translation>
    </message>
    <message>
        <source>This week’s three minutes</source>
        <translation>Die drei Minuten dieser Woche</translation>
    </message>
    <message>
        <source>Part {place} of {count}</source>
        <translation>Teil {place} von {count}</translation>
    </message>
    <message>
        <source>One thing to fix first</source>
        <translation>Zuerst eine Sache in Ordnung bringen</translation>
    </message>
    <message>
        <source>What you learned before</source>
        <translation>Was Sie schon gelernt haben</translation>
    </message>
    <message>
        <source>A few questions from earlier lessons, each in another story. Nobody counts; where you were not sure, say so, and it comes back sooner.</source>
        <translation>Ein paar Fragen aus früheren Lektionen, jede in einer anderen Geschichte. Niemand zählt mit; wo Sie nicht sicher waren, sagen Sie es, dann kommt die Frage früher wieder.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>Anfangen</translation>
    </message>
    <message>
        <source>The aim: {objective} It takes {minutes}.</source>
        <translation>Das Ziel: {objective} Dauer: {minutes}.</translation>
    </message>
    <message>
        <source>Your organisation suggests this lesson.</source>
        <translation>Ihre Organisation schlägt diese Lektion vor.</translation>
    </message>
    <message>
        <source>Go on with the lesson</source>
        <translation>Weiter mit der Lektion</translation>
    </message>
    <message>
        <source>To the lesson</source>
        <translation>Zur Lektion</translation>
    </message>
    <message>
        <source>That was it for this week.</source>
        <translation>Das war es für diese Woche.</translation>
    </message>
    <message>
        <source>What you knew comes back later, the rest sooner.</source>
        <translation>Was Sie wussten, kommt später wieder, der Rest früher.</translation>
    </message>
    <message>
        <source>See you in a week or so.</source>
        <translation>Bis in etwa einer Woche.</translation>
    </message>
    <message>
        <source>There is nothing to do this week.</source>
        <translation>Diese Woche ist nichts zu tun.</translation>
    </message>
    <message>
        <source>Every lesson is done, and no question is due. See you in a week or so.</source>
        <translation>Alle Lektionen sind gemacht, und keine Frage steht an. Bis in etwa einer Woche.</translation>
    </message>
</context>
<context>
    <name>WeekTile</name>
    <message>
        <source>You are in the midst of it. It goes on where you left it.</source>
        <translation>Sie sind mittendrin. Es geht dort weiter, wo Sie aufgehört haben.</translation>
    </message>
    <message>
        <source>Some of what you learned comes back, in another story.</source>
        <translation>Einiges von dem, was Sie gelernt haben, kommt wieder, in einer anderen Geschichte.</translation>
    </message>
    <message>
        <source>This week&apos;s three minutes</source>
        <translation>Die drei Minuten dieser Woche</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>A magnifying glass before a computer.</source>
        <translation>Eine Lupe vor einem Computer.</translation>
    </message>
    <message>
        <source>Looking changes nothing.</source>
        <translation>Nachsehen ändert nichts.</translation>
    </message>
    <message>
        <source>Look again whenever Posture is opened</source>
        <translation>Bei jedem Öffnen von Posture neu prüfen</translation>
    </message>
    <message>
        <source>It takes a few seconds and changes nothing. The settings switch it off at any time.</source>
        <translation>Das dauert einige Sekunden und ändert nichts. In den Einstellungen lässt es sich jederzeit ausschalten.</translation>
    </message>
    <message>
        <source>Look once a week while Posture is closed, too</source>
        <translation>Einmal in der Woche nachsehen, auch wenn Posture geschlossen ist</translation>
    </message>
    <message>
        <source>It takes a few seconds. At most once a week a notification says that something got worse, but never what.</source>
        <translation>Das dauert einige Sekunden. Höchstens einmal in der Woche sagt Ihnen eine Benachrichtigung, dass etwas schlechter wurde, aber nie, was.</translation>
    </message>
    <message>
        <source>It opens Posture and does nothing else.</source>
        <translation>Das Symbol öffnet Posture und tut sonst nichts.</translation>
    </message>
    <message>
        <source>It reads settings, and changes one only when you press a button for it; you can undo that. It never opens your files or your history.</source>
        <translation>Posture liest Einstellungen und ändert nur dann eine, wenn Sie dafür auf einen Knopf drücken; das können Sie rückgängig machen. Ihre Dateien und Ihren Verlauf öffnet Posture nie.</translation>
    </message>
    <message>
        <source>It stays here.</source>
        <translation>Alles bleibt hier.</translation>
    </message>
    <message>
        <source>What it finds is kept on this computer, for you.</source>
        <translation>Was Posture findet, bleibt auf diesem Computer, für Sie.</translation>
    </message>
    <message>
        <source>Nothing is sent.</source>
        <translation>Nichts wird gesendet.</translation>
    </message>
    <message>
        <source>Only if you join your organisation, and no answer before you allowed it.</source>
        <translation>Nur, wenn Sie Ihrer Organisation beitreten, und keine Antwort, bevor Sie es erlaubt haben.</translation>
    </message>
    <message>
        <source>A list with a switch on every line.</source>
        <translation>Eine Liste mit einem Schalter in jeder Zeile.</translation>
    </message>
    <message>
        <source>What it looks at</source>
        <translation>Was geprüft wird</translation>
    </message>
    <message>
        <source>Switch off what you do not want Posture to look at. Everything else works as before.</source>
        <translation>Schalten Sie aus, was Posture nicht ansehen soll. Alles andere geht wie bisher.</translation>
    </message>
    <message>
        <source>A computer with a tick, and two arrows in a circle.</source>
        <translation>Ein Computer mit einem Häkchen, dazu zwei Pfeile im Kreis.</translation>
    </message>
    <message>
        <source>When it looks</source>
        <translation>Wann geprüft wird</translation>
    </message>
    <message>
        <source>When you ask for it, and as long as this is on:</source>
        <translation>Wenn Sie darum bitten, und solange dies eingeschaltet ist:</translation>
    </message>
    <message>
        <source>{place} of {all}</source>
        <translation>{place} von {all}</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Jetzt prüfen</translation>
    </message>
    <message>
        <source>Show an icon in the tray, from sign-in on</source>
        <translation>Ein Symbol in der Leiste zeigen, ab der Anmeldung</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
</context>
<context>
    <name>WhatCard</name>
    <message>
        <source>What to check</source>
        <translation>Was geprüft wird</translation>
    </message>
    <message>
        <source>For a check that is switched off nothing is read, from the next look on.</source>
        <translation>Für eine ausgeschaltete Prüfung wird ab dem nächsten Mal nichts mehr gelesen.</translation>
    </message>
</context>
<context>
    <name>WhenCard</name>
    <message>
        <source>When to check</source>
        <translation>Wann geprüft wird</translation>
    </message>
    <message>
        <source>Whenever I open Posture, and when I ask</source>
        <translation>Immer, wenn ich Posture öffne, und wenn ich darum bitte</translation>
    </message>
    <message>
        <source>Only when I ask</source>
        <translation>Nur, wenn ich darum bitte</translation>
    </message>
    <message>
        <source>You begin the first check-up yourself.</source>
        <translation>Den ersten Prüfdurchgang beginnen Sie selbst.</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>{place} – Posture</source>
        <translation>{place} – Posture</translation>
    </message>
    <message>
        <source>Everything is deleted.</source>
        <translation>Alles ist gelöscht.</translation>
    </message>
    <message>
        <source>Everything else is deleted.</source>
        <translation>Alles andere ist gelöscht.</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Not checked yet</source>
        <translation>Noch nicht geprüft</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>Ausgeschaltet</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Wird geprüft&#xa0;…</translation>
    </message>
    <message>
        <source>You switched this check off: nothing is read for it. If you take part in your organisation&apos;s sums, it counts there as “could not tell”.</source>
        <translation>Sie haben diese Prüfung ausgeschaltet: Es wird nichts für sie gelesen. Nehmen Sie an den Summen Ihrer Organisation teil, zählt sie dort als „Nicht feststellbar“.</translation>
    </message>
    <message>
        <source>It is as it should be. There is nothing to do.</source>
        <translation>Es ist, wie es sein soll. Es gibt nichts zu tun.</translation>
    </message>
    <message>
        <source>A part of this is not as it should be; it can wait a while.</source>
        <translation>Ein Teil davon ist nicht, wie er sein soll; es kann eine Weile warten.</translation>
    </message>
    <message>
        <source>What protects you here is missing, so it is worth doing soon.</source>
        <translation>Was Sie hier schützt, fehlt; beheben Sie es am besten bald.</translation>
    </message>
    <message>
        <source>Posture looked and could not find out for sure, so it says neither yes nor no. Nothing is wrong with what you did; what was found says why.</source>
        <translation>Posture hat nachgesehen und konnte es nicht sicher herausfinden; deshalb sagt es weder Ja noch Nein. Sie haben nichts falsch gemacht; was gefunden wurde, sagt, warum.</translation>
    </message>
    <message>
        <source>The question makes no sense for this computer, so nothing is asked of you.</source>
        <translation>Die Frage ergibt für diesen Computer keinen Sinn, also wird nichts von Ihnen verlangt.</translation>
    </message>
    <message>
        <source>It was looked at too long ago to say how it is today. Check again to know.</source>
        <translation>Es ist zu lange her, dass nachgesehen wurde, um zu sagen, wie es heute ist. Prüfen Sie noch einmal, um es zu wissen.</translation>
    </message>
    <message>
        <source>You set it aside, with a reason and an end. Until then Home leaves it out; it is still looked at, and what was found stands here.</source>
        <translation>Sie haben es zurückgestellt, mit einer Begründung und einem Ende. Bis dahin lässt die Übersicht es aus; angesehen wird es weiterhin, und was gefunden wurde, steht hier.</translation>
    </message>
    <message>
        <source>Nothing has been looked at yet.</source>
        <translation>Noch wurde nichts angesehen.</translation>
    </message>
    <message>
        <source>Looked again just now: here is what was found.</source>
        <translation>Eben noch einmal nachgesehen: Das wurde gefunden.</translation>
    </message>
    <message>
        <source>Looked again just now: still to do.</source>
        <translation>Eben noch einmal nachgesehen: noch zu erledigen.</translation>
    </message>
    <message>
        <source>Looked again just now: still could not tell.</source>
        <translation>Eben noch einmal nachgesehen: noch immer nicht feststellbar.</translation>
    </message>
    <message>
        <source>Looked again just now: nothing has changed.</source>
        <translation>Eben noch einmal nachgesehen: Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>Done, one day after it was first seen.</source>
        <translation>Erledigt, einen Tag nachdem es zum ersten Mal zu sehen war.</translation>
    </message>
    <message numerus="yes">
        <source>Done, %n days after it was first seen.</source>
        <translation>
            <numerusform>Erledigt, einen Tag nachdem es zum ersten Mal zu sehen war.</numerusform>
            <numerusform>Erledigt, %n Tage nachdem es zum ersten Mal zu sehen war.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking at this computer.</source>
        <translation>Dieser Computer wird geprüft.</translation>
    </message>
    <message>
        <source>Looking: {done} of {total} checks done.</source>
        <translation>{done} von {total} Prüfungen sind fertig.</translation>
    </message>
    <message>
        <source>Last checked {when}.</source>
        <translation>Zuletzt geprüft: {when}.</translation>
    </message>
    <message>
        <source>Your files</source>
        <translation>Ihre Dateien</translation>
    </message>
    <message>
        <source>Getting in</source>
        <translation>Ihr Zugang</translation>
    </message>
    <message>
        <source>Your software</source>
        <translation>Ihre Software</translation>
    </message>
    <message>
        <source>Your network</source>
        <translation>Ihr Netzwerk</translation>
    </message>
    <message>
        <source>A place that keeps working</source>
        <translation>Damit alles läuft</translation>
    </message>
    <message>
        <source>about one minute</source>
        <translation>etwa eine Minute</translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes</source>
        <translation>
            <numerusform>etwa %n Minute</numerusform>
            <numerusform>etwa %n&#xa0;Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation>heute</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>gestern</translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation>morgen</translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation>am {day}</translation>
    </message>
    <message>
        <source>{day} {month}</source>
        <translation>{day}. {month}</translation>
    </message>
    <message>
        <source>{day} {month} {year}</source>
        <translation>{day}. {month} {year}</translation>
    </message>
    <message>
        <source>{day} at {clock}</source>
        <translation>{day} um {clock}&#xa0;Uhr</translation>
    </message>
    <message>
        <source>{day}, {clock}</source>
        <translation>{day}, {clock}&#xa0;Uhr</translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation>{count}&#xa0;Bytes</translation>
    </message>
</context>
<context>
    <name>WorkCard</name>
    <message>
        <source>About your work</source>
        <translation>Über Ihre Arbeit</translation>
    </message>
    <message>
        <source>Tick what is true, and lessons that fit come earlier. You need not, and you can change it at any time. It stays on this computer.</source>
        <translation>Kreuzen Sie an, was stimmt, dann kommen Lektionen, die dazu passen, früher. Sie müssen nicht, und Sie können es jederzeit ändern. Es bleibt auf diesem Computer.</translation>
    </message>
</context>
</TS>
