<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>AboutCard</name>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Licences of everything in it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys that work everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posture {version}, Apache License 2.0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With Qt {qt} and PySide {pyside}, used unchanged under the GNU Lesser General Public License, version 3. Qt is a separate library that you may replace; its source is at qt.io.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Python {python} on {system}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Amounts</name>
    <message numerus="yes">
        <source>%n to do</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not tell</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too old to say</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n set aside</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n switched off</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n fine</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing for now. The rest can wait.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One thing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n things to do. Here is the first.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It is time to look again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do. Could not tell about one thing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Nothing to do. Could not tell about %n things.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All good. Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AreaCard</name>
    <message>
        <source>Nothing to look at on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All fine</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ballots</name>
    <message>
        <source>{ballot} (sent)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Bridge</name>
    <message>
        <source>Something unexpected went wrong inside the app. Try it once more.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CalmCard</name>
    <message>
        <source>A computer with a tick on its screen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some answers are too old to say how it is today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can wait comes back in a week, and stands under Checks until then.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you set aside or switched off is left out here, and stands under Checks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What could not be told stands under Checks, with the reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was looked at is as it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckListView</name>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to fix it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it matters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Learn more in a short lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked again just now: it is as it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked again just now: nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked again just now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings are open. When you are done, press Check again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ChecksPage</name>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To do ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not tell ({count})</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last checked {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking: {done} of {total} checks done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No check fits “{words}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing here that could not be told.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ConsentCard</name>
    <message>
        <source>When your ballots leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not before I say so</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those of this round by themselves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Those of every round by themselves, without asking me</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DoItView</name>
    <message>
        <source>Now do it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings are open. When you are done, press Check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Empty</name>
    <message>
        <source>Show all checks</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidenceCard</name>
    <message>
        <source>Details of what was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How this is known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy for the help desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read {when}, from {sources}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide how to verify it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to verify it yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: the result, and your system&apos;s name. No name of a person or a file is in it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExceptionCard</name>
    <message>
        <source>Does not apply to me</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set this check aside…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask for it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why, in your own words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For 90 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set it aside with a reason, for 90 days at most. Home leaves it out; what was measured stays visible here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside until {day}: {reason}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ExportCard</name>
    <message>
        <source>Take all of it with you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One file with everything that is listed above, for people and programs to read. What is sealed is opened with your key, and stands open in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has the file can read it. Keep it where only you can.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With my secret keys, which nobody but me should ever have</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write the file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write all that is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: {file}, {size}. Some of it stays sealed, because its key is not at hand. Unlock your keyring and write it once more to have it open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Written: {file}, {size}. Only your account can read it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingCard</name>
    <message>
        <source>What does this mean?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wanted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed. Well done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next: {act}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing else to do: back to Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FingerprintCard</name>
    <message>
        <source>The same round for all?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The round&apos;s fingerprint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All members of a round see the same signs; compare them with a colleague&apos;s. Who sees others was given a round of their own, which can single them out. Then send nothing, and tell each other and IT.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ForgettingCard</name>
    <message>
        <source>Delete everything</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that Posture keeps here, its keys, and what you chose. Then it is as on the first day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete everything…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That cannot be undone. What it does not reach:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleting, once what is under way has ended…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HistoryCard</name>
    <message>
        <source>When this last changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}: {state}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From {first} to {last}, a sign for each day of a check-up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked at on one day so far: {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{state}” on every day since {day}, when it was first looked at.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“{state}” {since}. Before, {day}, it was “{before}”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomePage</name>
    <message>
        <source>Check everything again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today&apos;s review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See how safe this computer is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes a few seconds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking: {done} of {total} checks done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed. Well done. {title}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looked again just now. {found}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking changes nothing and sends nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last checked {when}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking again…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings are open. When you are done, press Check again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can wait for a week.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You still find it under Checks.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>JoinPart</name>
    <message>
        <source>Your invite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your IT gave you an invite. Paste it here, or open its file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invite</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an invite file…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What joining means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once a round your answers, such as “the disk is encrypted: fine”, can leave. Each travels alone and names nobody, at a moment of its own unless you send all at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can look at every answer, and at its exact bytes once it is signed. None leaves before you allowed it: once, for a round, or until you take it back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sums begin when ten computers have joined, and are told in coarse steps, the same ones to you and on IT&apos;s page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joining tells your IT that this computer takes part, and from then on that it fetches keys; nothing about how it stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joining…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open an invite file</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeptCard</name>
    <message>
        <source>What is kept, and where</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To read and to copy, not to change.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last check-ups: what was found, and from where it was read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you set aside or put off, with your reasons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far you are with the lessons, and when a question comes back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A copy of everything that was said to IT&apos;s server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your membership, its rounds and their sums</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you chose here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it together takes {size} in this folder:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is kept yet. It would lie in this folder:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 entry, {size}</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n entries, {size}</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>What matters is sealed. The key lies in your system&apos;s keyring.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What matters is sealed. The key lies there too, behind your passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What check-ups find, and your reasons, is kept only if a keyring seals it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder cannot be made there: something stands in its way, or it is not yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No program opened the folder. Copy its place from above, and open it yourself.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LanguageCard</name>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app speaks it from its next start on. What is not translated yet is said in English.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LeavingCard</name>
    <message>
        <source>Leave the organisation?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key of this computer and the ballots that still wait are deleted here, and IT&apos;s server is asked to strike this device off. That cannot be undone: to come back you need a new invite. Ballots that were sent stay counted; not even you can take one back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Ledger</name>
    <message>
        <source>What</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You said</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Joining</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fetching the keys of a round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leaving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Following to a new address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A ballot</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LedgerPart</name>
    <message>
        <source>What was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bytes of the chosen message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every message of this app that said something to IT&apos;s server, and what. Questions that say nothing, such as for the next round, are not listed. Choose a line to see its bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been said to any server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You said: {answer}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{what}. Sent to {destination}, {size}. The answer: {answer}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These bytes cannot be shown any more: the key that sealed them is gone.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LessonEnd</name>
    <message>
        <source>Your plan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sources: {names}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its questions come back {day}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LessonsPage</name>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Three minutes each, one thing to do at the end. No marks, no streaks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today&apos;s review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About something found on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no lessons yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{objective} It takes {minutes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Worth another look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LicencesDialog</name>
    <message>
        <source>Licences</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What Posture is made of</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the licence</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{component}: {licence}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LockCard</name>
    <message>
        <source>Test my lock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the screen now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system was told to lock. If you never had to type your password, it does not lock.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LookCard</name>
    <message>
        <source>Look</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system does</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>High: darker words, stronger lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Typeface</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inter, which comes with Posture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one of your system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 % is the size that your system has for all programs.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MessageCard</name>
    <message>
        <source>A mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A chat message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A phone call</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Places</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Option</name>
    <message>
        <source>Right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not this one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OriginText</name>
    <message>
        <source>Read on this system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What of it decides</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What cannot be seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What only an administrator could see</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PassphraseDialog</name>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What matters is kept sealed on this computer. Its key is not in the system&apos;s keyring, so it asks you.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Place</name>
    <message>
        <source>You are here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Plan</name>
    <message>
        <source>No round has begun yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The round begins {start}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ballots of this round leave from {start} until {end}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ballots of this round leave until {end}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No more ballots leave in this round; it closes {close}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The round is over; the next one is not open yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once that begins your answers are measured and signed, and each leaves at a moment of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One ballot leaves at a moment of its own until {end}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n ballots leave one by one until {end}, each at a moment of its own. For that the app has to run now and then, or a timer has to.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>This computer has no keys for this round: it was off, or offline, while they were given out. It can take part in the next one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PromiseCard</name>
    <message>
        <source>Your privacy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The app looks at settings. It never reads your documents, mails, messages or history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It has no account, no advertising, and counts nothing about how you use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before you join an organisation, the app itself connects to nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once you joined one, it connects to that organisation&apos;s server alone: for its rounds, the keys of ballots and the sums, and to send the ballots that you allowed. The open window does that by itself, at random moments, and so does the command “{command}”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you learn, and how you answer its questions, never leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>QuestionView</name>
    <message>
        <source>Choose all that are right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not quite.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReaderPage</name>
    <message>
        <source>Leave the lesson</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on without answering.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The end</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part {place} of {count}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportsPage</name>
    <message>
        <source>Reports</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Join</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not joined an organisation, so nothing is sent to one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent about how this computer stands.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are a member of {org}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{org} is to be found at {address} from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You joined {org}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Stop here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I was sure</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I guessed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Review</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {total}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Once more, because it was new to you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From “{lesson}”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was it for today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you knew comes back later, the rest sooner.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to review today.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Questions come back some days after a lesson.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SendPart</name>
    <message>
        <source>Not enough people yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until then nothing is sent. Everything else here works for you as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No round is open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When your organisation opens one, you see here what you could send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until then nothing is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a rehearsal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its rounds are short, and its numbers are for practice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave the organisation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking up this round…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All sent for this round</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send all now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{number} of {total} sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One ballot was counted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n ballots were counted.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It stays listed under “What was sent”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{counted} counted, {refused} refused, {pending} still to send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can send again; nothing is counted twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This round cannot be shown now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShortcutsDialog</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys that work everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Tab key goes on from one thing to the next; Space or Enter presses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SideBySide</name>
    <message>
        <source>Your answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The exact bytes of the chosen ballot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is how it is now. It is measured once more, and signed, at the first run after casting opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No name, no computer name, no serial number stands in it. Sealed and padded, every ballot is {size}.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SpotView</name>
    <message>
        <source>It is a fake.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is genuine.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One cannot tell from this alone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the signs</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is safe either way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What in it makes you careful?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not quite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The one sign to see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You marked {marked} of the {signs} signs</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StepCard</name>
    <message>
        <source>Show me how</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why this matters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Leave it out here for a week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes {minutes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SwitchCard</name>
    <message>
        <source>Whether this is looked at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read for it: {what}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is read for it now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch this check off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch this check on again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TogetherPart</name>
    <message>
        <source>These sums cannot be right</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What these numbers can say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round {epoch} of {org}, closed on {day}. {counts}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a rehearsal: its numbers are for practice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no sums yet: no round has begun.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no sums yet. The round closes {close}; within a day of it this app brings them here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fewer than ten answered, so nothing is said.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Under half are fine, of {count} or a few more answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About half are fine, of {count} or a few more answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Most are fine, of {count} or a few more answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nearly all are fine, of {count} or a few more answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About {percent} of 100 are fine, of {count} or a few more answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The goal is {percent} of 100 until {day}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sums cannot be shown now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>A magnifying glass before a computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It only looks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It reads settings and changes nothing. It never opens your files or your history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It stays here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it finds is kept on this computer, for you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if you join your organisation, and no answer before you allowed it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A list with a switch on every line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it looks at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch off what nobody shall look at. Everything else works as before.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A computer with a tick, and two arrows in a circle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it looks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When you ask for it, and as long as this is on:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{place} of {all}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look again whenever the app is opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes a second and changes nothing. The settings switch it off at any time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhatCard</name>
    <message>
        <source>What to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For a check that is switched off nothing is read, from the next look on.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WhenCard</name>
    <message>
        <source>When to check</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whenever I open Posture, and when I ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only when I ask</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You begin the first check-up yourself. Nothing is checked while Posture is closed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>{place} – Posture</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check everything again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to the page before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show these keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>OK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fix this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not tell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too old to say</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not checked yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You switched this check off: nothing is read for it. If you take part in your organisation&apos;s sums, it counts there as “could not tell”.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is as it should be. There is nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not as good as it could be. It can wait a while, but is worth a look.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not as it should be. It is worth doing soon, and the steps stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posture looked and could not find out for sure, so it says neither yes nor no. Nothing is wrong with what you did; what was found says why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The question makes no sense for this computer, so nothing is asked of you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was looked at too long ago to say how it is today. Check again to know.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You set it aside, with a reason and an end. Until then Home leaves it out; it is still looked at, and what was found stands here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has been looked at yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your files</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Getting in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your software</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A place that keeps working</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To fix</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about one minute</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n minutes</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>One question, {minutes}.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n questions, {minutes}.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on {day}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day} at {clock}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{day}, {clock}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{count} bytes</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
