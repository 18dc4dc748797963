<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>BatchingController</name>
    <message numerus="yes">
        <source>%Ln could not be counted; the reason shows over the word failed.</source>
        <translation>
            <numerusform>%Ln could not be counted; the reason shows over the word failed.</numerusform>
            <numerusform>%Ln could not be counted; the reason shows over the word failed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) could not be counted, and nothing else is left.</source>
        <translation>
            <numerusform>%Ln picture could not be counted, and nothing else is left.</numerusform>
            <numerusform>%Ln pictures could not be counted, and nothing else is left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) counted.</source>
        <translation>
            <numerusform>%Ln picture counted.</numerusform>
            <numerusform>%Ln pictures counted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) that you worked on are other files now and were not counted: open each, and say that the dots fit or count it there.</source>
        <translation>
            <numerusform>%Ln picture that you worked on is another file now and was not counted: open it, and say that the dots fit or count it there.</numerusform>
            <numerusform>%Ln pictures that you worked on are other files now and were not counted: open each, and say that the dots fit or count it there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still to count: Count folder goes on there.</source>
        <translation>
            <numerusform>%Ln still to count: Count folder goes on there.</numerusform>
            <numerusform>%Ln still to count: Count folder goes on there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BeginPage</name>
    <message numerus="yes">
        <source>%Ln done block(s) in other pictures</source>
        <translation>
            <numerusform>%Ln done block in other pictures</numerusform>
            <numerusform>%Ln done blocks in other pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them will be held back: counted before and after, and never learned from.</source>
        <translation>
            <numerusform>%Ln of them will be held back: counted before and after, and never learned from.</numerusform>
            <numerusform>%Ln of them will be held back: counted before and after, and never learned from.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviewed picture(s)</source>
        <translation>
            <numerusform>%Ln reviewed picture</numerusform>
            <numerusform>%Ln reviewed pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BlocksPanel</name>
    <message numerus="yes">
        <source>Block {column}, {row}: %n dot(s)</source>
        <translation>
            <numerusform>Block {column}, {row}: %n dot</numerusform>
            <numerusform>Block {column}, {row}: %n dots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message numerus="yes">
        <source>%n true head(s) from {file}</source>
        <translation>
            <numerusform>%n true head from {file}</numerusform>
            <numerusform>%n true heads from {file}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountPanel</name>
    <message numerus="yes">
        <source>Waits for its count, %Ln picture(s) before it – Enter has it come next</source>
        <translation>
            <numerusform>Waits for its count, %Ln picture before it – Enter has it come next</numerusform>
            <numerusform>Waits for its count, %Ln pictures before it – Enter has it come next</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CountingController</name>
    <message numerus="yes">
        <source>%Ln picture(s) that you have worked on were left out.</source>
        <translation>
            <numerusform>%Ln picture that you have worked on was left out.</numerusform>
            <numerusform>%Ln pictures that you have worked on were left out.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message numerus="yes">
        <source>counted {count}, there are %Ln head(s); {missed} missed, {false} false</source>
        <translation>
            <numerusform>counted {count}, there is %Ln head; {missed} missed, {false} false</numerusform>
            <numerusform>counted {count}, there are %Ln heads; {missed} missed, {false} false</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>All that are counted or edited: %Ln picture(s)</source>
        <translation>
            <numerusform>All that are counted or edited: %Ln picture</numerusform>
            <numerusform>All that are counted or edited: %Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reviewed only: %Ln picture(s)</source>
        <translation>
            <numerusform>Reviewed only: %Ln picture</numerusform>
            <numerusform>Reviewed only: %Ln pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message numerus="yes">
        <source>%Ln dot(s)</source>
        <translation>
            <numerusform>%Ln dot</numerusform>
            <numerusform>%Ln dots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>%Ln picture</numerusform>
            <numerusform>%Ln pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%Ln annotation(s) are for other pictures</source>
        <translation>
            <numerusform>%Ln annotation is for another picture</numerusform>
            <numerusform>%Ln annotations are for other pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln annotation(s) belong to no picture here</source>
        <translation>
            <numerusform>%Ln annotation belongs to no picture here</numerusform>
            <numerusform>%Ln annotations belong to no picture here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dot(s)</source>
        <translation>
            <numerusform>%Ln dot</numerusform>
            <numerusform>%Ln dots</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more left out</source>
        <translation>
            <numerusform>%Ln more left out</numerusform>
            <numerusform>%Ln more left out</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every picture of the list, by name: %Ln picture(s)</source>
        <translation>
            <numerusform>Every picture of the list, by name: %Ln picture</numerusform>
            <numerusform>Every picture of the list, by name: %Ln pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{dots} for %Ln picture(s)</source>
        <translation>
            <numerusform>{dots} for %Ln picture</numerusform>
            <numerusform>{dots} for %Ln pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ModelCard</name>
    <message numerus="yes">
        <source>%Ln reviewed picture(s) that it was not taught</source>
        <translation>
            <numerusform>%Ln reviewed picture that it was not taught</numerusform>
            <numerusform>%Ln reviewed pictures that it was not taught</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PictureList</name>
    <message numerus="yes">
        <source>Copy %n path(s)</source>
        <translation>
            <numerusform>Copy path</numerusform>
            <numerusform>Copy %n paths</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Count %n picture(s)</source>
        <translation>
            <numerusform>Count %n picture</numerusform>
            <numerusform>Count %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message numerus="yes">
        <source>About %n min left</source>
        <translation>
            <numerusform>About %n min left</numerusform>
            <numerusform>About %n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n s left</source>
        <translation>
            <numerusform>About %n s left</numerusform>
            <numerusform>About %n s left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>%n more waiting</numerusform>
            <numerusform>%n more waiting</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n min left</source>
        <translation>
            <numerusform>About %n min left</numerusform>
            <numerusform>About %n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n s left</source>
        <translation>
            <numerusform>About %n s left</numerusform>
            <numerusform>About %n s left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message numerus="yes">
        <source>It happened %n times.</source>
        <translation>
            <numerusform>It happened once.</numerusform>
            <numerusform>It happened %n times.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ResultsWindow</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln person</numerusform>
            <numerusform>%Ln people</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to go</source>
        <translation>
            <numerusform>%Ln to go</numerusform>
            <numerusform>%Ln to go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n h left</source>
        <translation>
            <numerusform>about %n h left</numerusform>
            <numerusform>about %n h left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>about %n min left</numerusform>
            <numerusform>about %n min left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n s left</source>
        <translation>
            <numerusform>about %n s left</numerusform>
            <numerusform>about %n s left</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message numerus="yes">
        <source>%n uncertain dot(s) to look at, the least certain first (N)</source>
        <translation>
            <numerusform>%n uncertain dot to look at (N)</numerusform>
            <numerusform>%n uncertain dots to look at, the least certain first (N)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunFacts</name>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>%n sample</numerusform>
            <numerusform>%n samples</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TeachDialog</name>
    <message numerus="yes">
        <source>%Ln more left out</source>
        <translation>
            <numerusform>%Ln more left out</numerusform>
            <numerusform>%Ln more left out</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrainingExportDialog</name>
    <message numerus="yes">
        <source>%Ln of them not in the list</source>
        <translation>
            <numerusform>%Ln of them not in the list</numerusform>
            <numerusform>%Ln of them not in the list</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) with done blocks</source>
        <translation>
            <numerusform>%Ln picture with done blocks</numerusform>
            <numerusform>%Ln pictures with done blocks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviewed picture(s)</source>
        <translation>
            <numerusform>%Ln reviewed picture</numerusform>
            <numerusform>%Ln reviewed pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerdictPage</name>
    <message numerus="yes">
        <source>On %Ln held-back picture(s) that it was not taught:</source>
        <translation>
            <numerusform>On %Ln held-back picture that it was not taught:</numerusform>
            <numerusform>On %Ln held-back pictures that it was not taught:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On the held-back part of %Ln picture(s); so few give a rough figure only:</source>
        <translation>
            <numerusform>On the held-back part of %Ln picture; so few give a rough figure only:</numerusform>
            <numerusform>On the held-back part of %Ln pictures; so few give a rough figure only:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{name} was taught %Ln of them, and counts those better than others.</source>
        <translation>
            <numerusform>{name} was taught %Ln of them, and counts that one better than others.</numerusform>
            <numerusform>{name} was taught %Ln of them, and counts those better than others.</numerusform>
        </translation>
    </message>
</context>
</TS>
