<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
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
    <name>ExportDialog</name>
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
    <name>ImportDialog</name>
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
        <source>%Ln more of another size</source>
        <translation>
            <numerusform>%Ln more of another size</numerusform>
            <numerusform>%Ln more of another size</numerusform>
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
    <name>ProgressView</name>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>%n more waiting</numerusform>
            <numerusform>%n more waiting</numerusform>
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
    <name>TrainingExportDialog</name>
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
</TS>
