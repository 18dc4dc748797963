<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>Actions</name>
    <message>
        <source>&amp;Count</source>
        <translation>세기(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Review</source>
        <translation>검토(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Window</source>
        <translation>창(&amp;W)</translation>
    </message>
    <message>
        <source>About Dotori</source>
        <translation>도토리 정보</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>실제 크기</translation>
    </message>
    <message>
        <source>Add and select</source>
        <translation>추가와 선택</translation>
    </message>
    <message>
        <source>Block done</source>
        <translation>블록 완료</translation>
    </message>
    <message>
        <source>C&amp;orrect</source>
        <translation>고치기(&amp;O)</translation>
    </message>
    <message>
        <source>Call this picture finished; only reviewed pictures go to training</source>
        <translation>이 사진을 끝난 것으로 표시합니다. 검토한 사진만 학습에 쓰입니다</translation>
    </message>
    <message>
        <source>Choose a folder of photographs</source>
        <translation>사진이 든 폴더를 고릅니다</translation>
    </message>
    <message>
        <source>Choose language, theme, device and more</source>
        <translation>언어, 테마, 장치 등을 고릅니다</translation>
    </message>
    <message>
        <source>Choose photographs to count</source>
        <translation>수를 셀 사진을 고릅니다</translation>
    </message>
    <message>
        <source>Click to add a dot, drag to move it, right-click to remove it</source>
        <translation>클릭하면 점을 추가하고, 끌면 옮기고, 오른쪽 클릭하면 지웁니다</translation>
    </message>
    <message>
        <source>Close Dotori; all work is saved</source>
        <translation>도토리를 닫습니다. 작업은 모두 저장되어 있습니다</translation>
    </message>
    <message>
        <source>Close folder</source>
        <translation>폴더 닫기</translation>
    </message>
    <message>
        <source>Compare with true heads…</source>
        <translation>실제 머리와 비교…</translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>비교 결과</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>보고서 복사</translation>
    </message>
    <message>
        <source>Copy version, system and recent messages, to send with a question</source>
        <translation>문의할 때 보낼 버전, 시스템, 최근 메시지를 복사합니다</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>세기</translation>
    </message>
    <message>
        <source>Count all</source>
        <translation>모두 세기</translation>
    </message>
    <message>
        <source>Count the heads in this picture</source>
        <translation>이 사진의 머리를 셉니다</translation>
    </message>
    <message>
        <source>Count the selected pictures, or every picture that has no count</source>
        <translation>선택한 사진, 또는 아직 세지 않은 사진을 모두 셉니다</translation>
    </message>
    <message>
        <source>Darken every block but the one at hand</source>
        <translation>지금 블록을 뺀 나머지를 어둡게 합니다</translation>
    </message>
    <message>
        <source>Density on the ground</source>
        <translation>지면 밀도</translation>
    </message>
    <message>
        <source>Dim other blocks</source>
        <translation>다른 블록 어둡게</translation>
    </message>
    <message>
        <source>Do again what was taken back</source>
        <translation>되돌린 것을 다시 합니다</translation>
    </message>
    <message>
        <source>Dots</source>
        <translation>점</translation>
    </message>
    <message>
        <source>Drag a box round dots</source>
        <translation>점 둘레에 상자를 그립니다</translation>
    </message>
    <message>
        <source>Draw a line round dots</source>
        <translation>점 둘레에 선을 그립니다</translation>
    </message>
    <message>
        <source>Draw a mask in which nothing counts</source>
        <translation>안에 있는 것을 세지 않을 마스크를 그립니다</translation>
    </message>
    <message>
        <source>Draw a region that counts separately</source>
        <translation>따로 셀 영역을 그립니다</translation>
    </message>
    <message>
        <source>Draw mask</source>
        <translation>마스크 그리기</translation>
    </message>
    <message>
        <source>Draw region</source>
        <translation>영역 그리기</translation>
    </message>
    <message>
        <source>Draw the dots larger</source>
        <translation>점을 더 크게 그립니다</translation>
    </message>
    <message>
        <source>Draw the dots smaller</source>
        <translation>점을 더 작게 그립니다</translation>
    </message>
    <message>
        <source>Export dots…</source>
        <translation>점 내보내기…</translation>
    </message>
    <message>
        <source>Export to training…</source>
        <translation>학습용으로 내보내기…</translation>
    </message>
    <message>
        <source>Find any command by its name</source>
        <translation>이름으로 명령을 찾습니다</translation>
    </message>
    <message>
        <source>First step</source>
        <translation>처음 단계</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>첫걸음</translation>
    </message>
    <message>
        <source>Fit to window</source>
        <translation>창에 맞추기</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Go back to the doubtful dot before</source>
        <translation>앞의 불확실한 점으로 돌아갑니다</translation>
    </message>
    <message>
        <source>Go to the next block that is not done</source>
        <translation>아직 살피지 않은 다음 블록으로 갑니다</translation>
    </message>
    <message>
        <source>Go to the next least certain dot</source>
        <translation>다음으로 가장 불확실한 점으로 갑니다</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>격자</translation>
    </message>
    <message>
        <source>Heat map</source>
        <translation>히트맵</translation>
    </message>
    <message>
        <source>Import dots…</source>
        <translation>점 가져오기…</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>남기기</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Larger dots</source>
        <translation>점 크게</translation>
    </message>
    <message>
        <source>Last step</source>
        <translation>마지막 단계</translation>
    </message>
    <message>
        <source>Let go of the selected dots</source>
        <translation>선택한 점을 놓습니다</translation>
    </message>
    <message>
        <source>Let more doubtful dots count</source>
        <translation>덜 확실한 점도 세게 합니다</translation>
    </message>
    <message>
        <source>Let only surer dots count</source>
        <translation>더 확실한 점만 세게 합니다</translation>
    </message>
    <message>
        <source>List every shortcut</source>
        <translation>모든 단축키를 보여 줍니다</translation>
    </message>
    <message>
        <source>List of pictures</source>
        <translation>사진 목록</translation>
    </message>
    <message>
        <source>Look closer</source>
        <translation>더 가까이 봅니다</translation>
    </message>
    <message>
        <source>Lower threshold</source>
        <translation>임계값 내리기</translation>
    </message>
    <message>
        <source>Mark a rectangle of known size on the ground, for people per square metre</source>
        <translation>제곱미터당 사람 수를 알 수 있게, 크기를 아는 직사각형을 지면에 표시합니다</translation>
    </message>
    <message>
        <source>Mark the block under the cursor as done, or not</source>
        <translation>커서 아래의 블록을 완료로 표시하거나 해제합니다</translation>
    </message>
    <message>
        <source>Measure ground…</source>
        <translation>지면 재기…</translation>
    </message>
    <message>
        <source>Next block to do</source>
        <translation>다음 남은 블록</translation>
    </message>
    <message>
        <source>Next doubt</source>
        <translation>다음 불확실한 점</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>다음 사진</translation>
    </message>
    <message>
        <source>Next picture to review</source>
        <translation>다음 검토할 사진</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>폴더 열기…</translation>
    </message>
    <message>
        <source>Open pictures…</source>
        <translation>사진 열기…</translation>
    </message>
    <message>
        <source>Open the folder with the log files</source>
        <translation>로그 파일이 든 폴더를 엽니다</translation>
    </message>
    <message>
        <source>Panels</source>
        <translation>패널</translation>
    </message>
    <message>
        <source>Play steps</source>
        <translation>단계 재생</translation>
    </message>
    <message>
        <source>Play the steps from noise to heads, or pause</source>
        <translation>잡음이 머리가 되는 단계들을 재생하거나 멈춥니다</translation>
    </message>
    <message>
        <source>Preferences…</source>
        <translation>환경설정…</translation>
    </message>
    <message>
        <source>Previous doubt</source>
        <translation>이전 불확실한 점</translation>
    </message>
    <message>
        <source>Previous picture</source>
        <translation>이전 사진</translation>
    </message>
    <message>
        <source>Put this folder away; all of its work is saved</source>
        <translation>이 폴더를 닫습니다. 작업은 모두 저장되어 있습니다</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Raise threshold</source>
        <translation>임계값 올리기</translation>
    </message>
    <message>
        <source>Read dots from a file of this or another program</source>
        <translation>이 프로그램이나 다른 프로그램의 파일에서 점을 읽습니다</translation>
    </message>
    <message>
        <source>Read true heads from a file and show hits, misses and false dots</source>
        <translation>파일에서 실제 머리를 읽어 맞은 점, 놓친 머리, 틀린 점을 보여 줍니다</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Regions and masks</source>
        <translation>영역과 마스크</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Remove the selected dots, or the doubtful dot under review</source>
        <translation>선택한 점이나 검토 중인 불확실한 점을 지웁니다</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>검토 완료</translation>
    </message>
    <message>
        <source>Save film…</source>
        <translation>영상 저장…</translation>
    </message>
    <message>
        <source>Save picture with dots…</source>
        <translation>점 찍힌 사진 저장…</translation>
    </message>
    <message>
        <source>Save table of counts…</source>
        <translation>집계표 저장…</translation>
    </message>
    <message>
        <source>Say that the doubtful or selected dots are heads</source>
        <translation>불확실하거나 선택한 점이 머리라고 확인합니다</translation>
    </message>
    <message>
        <source>Search commands…</source>
        <translation>명령 찾기…</translation>
    </message>
    <message>
        <source>See more of the picture</source>
        <translation>사진을 더 넓게 봅니다</translation>
    </message>
    <message>
        <source>Select all dots</source>
        <translation>점 모두 선택</translation>
    </message>
    <message>
        <source>Select every dot that counts</source>
        <translation>수에 드는 점을 모두 선택합니다</translation>
    </message>
    <message>
        <source>Select in a box</source>
        <translation>상자로 선택</translation>
    </message>
    <message>
        <source>Select nothing</source>
        <translation>선택 해제</translation>
    </message>
    <message>
        <source>Select with a lasso</source>
        <translation>올가미로 선택</translation>
    </message>
    <message>
        <source>Show blocks, to keep track of where you have been</source>
        <translation>어디까지 살폈는지 알 수 있게 블록을 보여 줍니다</translation>
    </message>
    <message>
        <source>Show count, review and regions</source>
        <translation>수, 검토, 영역을 보여 줍니다</translation>
    </message>
    <message>
        <source>Show hits, misses and false dots</source>
        <translation>맞은 점, 놓친 머리, 틀린 점을 보여 줍니다</translation>
    </message>
    <message>
        <source>Show log folder</source>
        <translation>로그 폴더 열기</translation>
    </message>
    <message>
        <source>Show one pixel of the picture as one of the screen</source>
        <translation>사진의 한 픽셀을 화면의 한 픽셀로 보여 줍니다</translation>
    </message>
    <message>
        <source>Show people per square metre on the ground</source>
        <translation>지면 1제곱미터당 사람 수를 보여 줍니다</translation>
    </message>
    <message>
        <source>Show regions and masks with their counts</source>
        <translation>영역과 마스크를 그 수와 함께 보여 줍니다</translation>
    </message>
    <message>
        <source>Show the dots; hold the key to hide them for a moment</source>
        <translation>점을 보여 줍니다. 키를 누르고 있으면 잠시 숨깁니다</translation>
    </message>
    <message>
        <source>Show the finished count</source>
        <translation>다 센 결과를 보여 줍니다</translation>
    </message>
    <message>
        <source>Show the five gestures and a sample</source>
        <translation>다섯 가지 손짓과 예제를 보여 줍니다</translation>
    </message>
    <message>
        <source>Show the list of pictures</source>
        <translation>사진 목록을 보여 줍니다</translation>
    </message>
    <message>
        <source>Show the next picture of the list</source>
        <translation>목록의 다음 사진을 보여 줍니다</translation>
    </message>
    <message>
        <source>Show the next picture that is not reviewed</source>
        <translation>아직 검토하지 않은 다음 사진을 보여 줍니다</translation>
    </message>
    <message>
        <source>Show the next step</source>
        <translation>다음 단계를 보여 줍니다</translation>
    </message>
    <message>
        <source>Show the noise at the beginning</source>
        <translation>처음의 잡음을 보여 줍니다</translation>
    </message>
    <message>
        <source>Show the picture before</source>
        <translation>앞 사진을 보여 줍니다</translation>
    </message>
    <message>
        <source>Show the step before</source>
        <translation>한 단계 앞을 보여 줍니다</translation>
    </message>
    <message>
        <source>Show the steps from noise to heads</source>
        <translation>잡음이 머리가 되는 단계들을 보여 줍니다</translation>
    </message>
    <message>
        <source>Show the whole picture</source>
        <translation>사진 전체를 보여 줍니다</translation>
    </message>
    <message>
        <source>Show version and licence</source>
        <translation>버전과 라이선스를 보여 줍니다</translation>
    </message>
    <message>
        <source>Show where the crowd is dense</source>
        <translation>사람이 빽빽한 곳을 보여 줍니다</translation>
    </message>
    <message>
        <source>Smaller dots</source>
        <translation>점 작게</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>이전 단계</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>다음 단계</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Stop counting, or give up what is being drawn</source>
        <translation>세기를 멈추거나 그리던 것을 그만둡니다</translation>
    </message>
    <message>
        <source>Take back the last change, on whichever picture it was</source>
        <translation>어느 사진이든 마지막 변경을 되돌립니다</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Use the whole screen</source>
        <translation>화면 전체를 씁니다</translation>
    </message>
    <message>
        <source>Write dots in the format of another program</source>
        <translation>다른 프로그램의 형식으로 점을 씁니다</translation>
    </message>
    <message>
        <source>Write the counts of all pictures as a table</source>
        <translation>모든 사진의 수를 표로 씁니다</translation>
    </message>
    <message>
        <source>Write the reviewed pictures as a data set to train on</source>
        <translation>검토한 사진을 학습용 데이터 세트로 씁니다</translation>
    </message>
    <message>
        <source>Write the steps of this count as a film</source>
        <translation>이 세기의 단계들을 영상으로 씁니다</translation>
    </message>
    <message>
        <source>Write this photograph with its dots as a PNG file</source>
        <translation>이 사진을 점과 함께 PNG 파일로 씁니다</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>확대</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>축소</translation>
    </message>
</context>
<context>
    <name>Adding</name>
    <message>
        <source>A mask covers this place. A dot here would not count.</source>
        <translation>마스크로 가려진 곳입니다. 여기 찍은 점은 세지 않습니다.</translation>
    </message>
    <message>
        <source>There is a dot on this head already. Click again to add one anyway.</source>
        <translation>이 머리에는 이미 점이 있습니다. 그래도 추가하려면 다시 클릭하세요.</translation>
    </message>
</context>
<context>
    <name>BlocksPanel</name>
    <message>
        <source> px</source>
        <translation>px</translation>
    </message>
    <message>
        <source>Block size</source>
        <translation>블록 크기</translation>
    </message>
    <message numerus="yes">
        <source>Block {column}, {row}: %n dot(s)</source>
        <translation>
            <numerusform>{column}열 {row}행 블록: 점 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Blocks done</source>
        <translation>완료한 블록</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Go to the next block that is not done</source>
        <translation>아직 살피지 않은 다음 블록으로 갑니다</translation>
    </message>
    <message>
        <source>Next block</source>
        <translation>다음 블록</translation>
    </message>
    <message>
        <source>Say that you have been through this block, or not (C)</source>
        <translation>이 블록을 다 살폈는지 표시합니다 (C)</translation>
    </message>
    <message>
        <source>Show grid</source>
        <translation>격자 보기</translation>
    </message>
    <message>
        <source>Show the grid of blocks on the picture (G)</source>
        <translation>사진 위에 블록 격자를 보여 줍니다 (G)</translation>
    </message>
    <message>
        <source>Side of a block; with another size no block is done yet</source>
        <translation>블록 한 변의 길이. 크기를 바꾸면 완료 표시가 없는 상태로 시작합니다</translation>
    </message>
    <message>
        <source>With a picture open, go through it here block by block.</source>
        <translation>사진을 열면 여기에서 블록을 하나씩 살펴볼 수 있습니다.</translation>
    </message>
    <message>
        <source>{done} of {all} blocks done</source>
        <translation>블록 {all}개 중 {done}개 완료</translation>
    </message>
    <message>
        <source>{percent} done</source>
        <translation>{percent} 완료</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>Picture with dots</source>
        <translation>점이 찍힌 사진</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>명령</translation>
    </message>
    <message>
        <source>Commands that fit</source>
        <translation>맞는 명령</translation>
    </message>
    <message>
        <source>No command fits.</source>
        <translation>맞는 명령이 없습니다.</translation>
    </message>
    <message>
        <source>Type a command</source>
        <translation>명령을 입력하세요</translation>
    </message>
</context>
<context>
    <name>ComparePanel</name>
    <message numerus="yes">
        <source>%n true head(s) from {file}</source>
        <translation>
            <numerusform>{file}의 실제 머리 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>A dot this many pixels from a head, or fewer, can be a hit</source>
        <translation>머리에서 이 픽셀 거리 안에 있는 점만 맞은 점이 될 수 있습니다</translation>
    </message>
    <message>
        <source>A file in any format that Dotori reads</source>
        <translation>도토리가 읽는 모든 형식의 파일</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>파일 고르기…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>비우기</translation>
    </message>
    <message>
        <source>Compare no more</source>
        <translation>비교를 끝냅니다</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>비교할 파일</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>거리</translation>
    </message>
    <message>
        <source>F1 {value}</source>
        <translation>F1 {value}</translation>
    </message>
    <message>
        <source>Look at the next dot that is on no head</source>
        <translation>머리가 없는 곳에 찍힌 다음 점을 봅니다</translation>
    </message>
    <message>
        <source>Look at the next head that has no dot</source>
        <translation>점이 없는 다음 머리를 봅니다</translation>
    </message>
    <message>
        <source>Next false</source>
        <translation>다음 틀린 점</translation>
    </message>
    <message>
        <source>Next missed</source>
        <translation>다음 놓친 머리</translation>
    </message>
    <message>
        <source>See hits, missed heads and false dots against heads that somebody has marked.</source>
        <translation>누군가 표시해 둔 머리와 견주어 맞은 점, 놓친 머리, 틀린 점을 봅니다.</translation>
    </message>
    <message>
        <source>Within pixels</source>
        <translation>허용 거리(px)</translation>
    </message>
    <message>
        <source>{file} says nothing about this picture.</source>
        <translation>{file}에는 이 사진에 대한 내용이 없습니다.</translation>
    </message>
</context>
<context>
    <name>CompareTable</name>
    <message>
        <source>Count error</source>
        <translation>수의 오차</translation>
    </message>
    <message>
        <source>Dots that are on a head</source>
        <translation>머리에 찍힌 점</translation>
    </message>
    <message>
        <source>Dots that are on no head</source>
        <translation>머리가 없는 곳에 찍힌 점</translation>
    </message>
    <message>
        <source>F1</source>
        <translation>F1</translation>
    </message>
    <message>
        <source>False</source>
        <translation>틀린 점</translation>
    </message>
    <message>
        <source>Harmonic mean of precision and recall</source>
        <translation>정밀도와 재현율의 조화 평균</translation>
    </message>
    <message>
        <source>Heads that have no dot</source>
        <translation>점이 없는 머리</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>맞은 점</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>놓친 머리</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>정밀도</translation>
    </message>
    <message>
        <source>Recall</source>
        <translation>재현율</translation>
    </message>
    <message>
        <source>Share of the dots that are on a head</source>
        <translation>전체 점 중 머리에 찍힌 점의 비율</translation>
    </message>
    <message>
        <source>Share of the heads that have a dot</source>
        <translation>전체 머리 중 점이 찍힌 머리의 비율</translation>
    </message>
    <message>
        <source>The count minus the number of heads</source>
        <translation>센 수에서 머리 수를 뺀 값</translation>
    </message>
</context>
<context>
    <name>CorrectingController</name>
    <message>
        <source>Done again: {deed} · {picture}</source>
        <translation>다시 실행: {deed} · {picture}</translation>
    </message>
    <message>
        <source>Nothing to do again</source>
        <translation>다시 실행할 것이 없습니다</translation>
    </message>
    <message>
        <source>Nothing to undo</source>
        <translation>취소할 것이 없습니다</translation>
    </message>
    <message>
        <source>Undone: {deed} · {picture}</source>
        <translation>실행 취소: {deed} · {picture}</translation>
    </message>
    <message>
        <source>blocks</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>count</source>
        <translation>세기</translation>
    </message>
    <message>
        <source>dots added</source>
        <translation>점 추가</translation>
    </message>
    <message>
        <source>dots kept</source>
        <translation>점 남기기</translation>
    </message>
    <message>
        <source>dots moved</source>
        <translation>점 옮기기</translation>
    </message>
    <message>
        <source>dots removed</source>
        <translation>점 지우기</translation>
    </message>
    <message>
        <source>import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>regions</source>
        <translation>영역</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>검토 완료</translation>
    </message>
    <message>
        <source>threshold</source>
        <translation>임계값</translation>
    </message>
</context>
<context>
    <name>CountEngine</name>
    <message>
        <source>A picture is being counted; wait for it, or stop it first.</source>
        <translation>다른 사진을 세고 있습니다. 끝날 때까지 기다리거나 먼저 멈추세요.</translation>
    </message>
    <message>
        <source>The graphics card has too little memory for this picture. It is counted on the CPU.</source>
        <translation>그래픽 카드의 메모리가 이 사진에 모자랍니다. CPU로 셉니다.</translation>
    </message>
    <message>
        <source>The system ended the counting of {name}, most likely for want of memory. Close other programs or choose a smaller zoom, and count again.</source>
        <translation>시스템이 {name} 세기를 끝냈습니다. 메모리가 모자란 것 같습니다. 다른 프로그램을 닫거나 확대를 줄이고 다시 세어 보세요.</translation>
    </message>
    <message>
        <source>This picture needs more memory than there is. It is counted in smaller tiles.</source>
        <translation>이 사진을 세기에는 메모리가 모자랍니다. 더 작은 조각으로 나누어 셉니다.</translation>
    </message>
</context>
<context>
    <name>CountPanel</name>
    <message>
        <source>Count</source>
        <translation>세기</translation>
    </message>
    <message>
        <source>Count the heads in this picture (Enter)</source>
        <translation>이 사진의 머리를 셉니다 (Enter)</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>세기 완료</translation>
    </message>
    <message>
        <source>Edited by hand</source>
        <translation>직접 고침</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>세지 않음</translation>
    </message>
    <message>
        <source>Not counted yet – press Enter</source>
        <translation>아직 세지 않음 – Enter를 누르세요</translation>
    </message>
    <message>
        <source>Open a photograph or a folder to count the people in it.</source>
        <translation>사진이나 폴더를 열면 그 안의 사람을 셀 수 있습니다.</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>검토 완료</translation>
    </message>
    <message>
        <source>Say that this picture is finished, or not (R)</source>
        <translation>이 사진을 끝냈는지 표시합니다 (R)</translation>
    </message>
    <message>
        <source>Set by a person: {added}; removed of those found: {removed}; moved: {moved}</source>
        <translation>직접 찍은 점: {added}, 찾은 점 중 지운 점: {removed}, 옮긴 점: {moved}</translation>
    </message>
    <message>
        <source>{total} by hand</source>
        <translation>직접 고침 {total}</translation>
    </message>
</context>
<context>
    <name>CountingController</name>
    <message>
        <source>Another window has this folder open; count there.</source>
        <translation>다른 창에 이 폴더가 열려 있습니다. 그 창에서 세세요.</translation>
    </message>
    <message>
        <source>Every picture of the list is counted already.</source>
        <translation>목록의 사진을 이미 모두 세었습니다.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
    <message numerus="yes">
        <source>%Ln dot(s)</source>
        <translation>
            <numerusform>점 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>사진 %Ln장</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All that are counted or edited: %Ln picture(s)</source>
        <translation>
            <numerusform>세거나 고친 사진 모두: %Ln장</numerusform>
        </translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Export dots</source>
        <translation>점 내보내기</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Left behind</source>
        <translation>빠지는 것</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>덮어쓰기</translation>
    </message>
    <message numerus="yes">
        <source>Reviewed only: %Ln picture(s)</source>
        <translation>
            <numerusform>검토한 사진만: %Ln장</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>저장할 곳</translation>
    </message>
    <message>
        <source>The dots become part of the picture; they cannot be read back.</source>
        <translation>점이 그림에 그려져 다시 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>The dots themselves: only their numbers are written. They cannot be read back.</source>
        <translation>점 자체가 빠지고 그 수만 쓰입니다. 다시 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>There are files of that name already. Replace them?</source>
        <translation>같은 이름의 파일이 이미 있습니다. 덮어쓸까요?</translation>
    </message>
    <message>
        <source>This picture: {name}</source>
        <translation>이 사진: {name}</translation>
    </message>
    <message>
        <source>{pictures} with {dots} written to {target}</source>
        <translation>{target}에 썼습니다: {pictures}, {dots}</translation>
    </message>
</context>
<context>
    <name>FilesController</name>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Open pictures</source>
        <translation>사진 열기</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>여는 중…</translation>
    </message>
    <message>
        <source>Pictures ({endings})</source>
        <translation>사진 ({endings})</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>멈췄습니다.</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>A points layer</source>
        <translation>점 레이어</translation>
    </message>
    <message>
        <source>As in JHU-CROWD++, in whole pixels</source>
        <translation>JHU-CROWD++와 같은 정수 픽셀</translation>
    </message>
    <message>
        <source>As in NWPU-Crowd</source>
        <translation>NWPU-Crowd와 같음</translation>
    </message>
    <message>
        <source>As in UCF-QNRF and UCF_CC_50</source>
        <translation>UCF-QNRF, UCF_CC_50과 같음</translation>
    </message>
    <message>
        <source>COCO keypoints (.json)</source>
        <translation>COCO 키포인트(.json)</translation>
    </message>
    <message>
        <source>CVAT (.xml)</source>
        <translation>CVAT(.xml)</translation>
    </message>
    <message>
        <source>CVAT for images 1.1</source>
        <translation>CVAT for images 1.1 형식</translation>
    </message>
    <message>
        <source>Counts as a table (CSV)</source>
        <translation>집계표(CSV)</translation>
    </message>
    <message>
        <source>Counts as a workbook (XLSX)</source>
        <translation>집계표(XLSX)</translation>
    </message>
    <message>
        <source>DotDotGoose (.pnt)</source>
        <translation>DotDotGoose(.pnt)</translation>
    </message>
    <message>
        <source>DotDotGoose wants it beside the pictures</source>
        <translation>사진과 같은 폴더에 두어야 합니다</translation>
    </message>
    <message>
        <source>Dotori</source>
        <translation>도토리</translation>
    </message>
    <message>
        <source>Dots as a table (CSV)</source>
        <translation>점 표(CSV)</translation>
    </message>
    <message>
        <source>Everything, to be read back by Dotori</source>
        <translation>도토리에서 다시 읽을 모든 정보</translation>
    </message>
    <message>
        <source>For labelme and X-AnyLabeling</source>
        <translation>labelme, X-AnyLabeling용</translation>
    </message>
    <message>
        <source>ImageJ Cell Counter (.xml)</source>
        <translation>ImageJ Cell Counter(.xml)</translation>
    </message>
    <message>
        <source>In whole pixels</source>
        <translation>정수 픽셀</translation>
    </message>
    <message>
        <source>JHU-CROWD++ (.txt)</source>
        <translation>JHU-CROWD++(.txt)</translation>
    </message>
    <message>
        <source>Label Studio (.json)</source>
        <translation>Label Studio(.json)</translation>
    </message>
    <message>
        <source>Most crowd-counting code reads it</source>
        <translation>군중 세기 코드 대부분이 읽습니다</translation>
    </message>
    <message>
        <source>NWPU-Crowd (.json)</source>
        <translation>NWPU-Crowd(.json)</translation>
    </message>
    <message>
        <source>One keypoint for every head</source>
        <translation>머리마다 키포인트 하나</translation>
    </message>
    <message>
        <source>One line for each picture</source>
        <translation>사진마다 한 줄</translation>
    </message>
    <message>
        <source>One line for each picture, for Excel and LibreOffice</source>
        <translation>사진마다 한 줄, 엑셀과 LibreOffice용</translation>
    </message>
    <message>
        <source>P2PNet (.txt)</source>
        <translation>P2PNet(.txt)</translation>
    </message>
    <message>
        <source>Pictures with dots (PNG)</source>
        <translation>점 찍힌 사진(PNG)</translation>
    </message>
    <message>
        <source>Points in pixels</source>
        <translation>픽셀 단위의 점</translation>
    </message>
    <message>
        <source>QuPath (.geojson)</source>
        <translation>QuPath(.geojson)</translation>
    </message>
    <message>
        <source>ShanghaiTech (.mat)</source>
        <translation>ShanghaiTech(.mat)</translation>
    </message>
    <message>
        <source>Tasks with keypoints</source>
        <translation>키포인트가 든 작업</translation>
    </message>
    <message>
        <source>The photographs at full size, a dot on every head</source>
        <translation>원래 크기의 사진, 머리마다 점 하나</translation>
    </message>
    <message>
        <source>UCF (.mat)</source>
        <translation>UCF(.mat)</translation>
    </message>
    <message>
        <source>VGG Image Annotator 2</source>
        <translation>VGG Image Annotator 2용</translation>
    </message>
    <message>
        <source>VIA (.csv)</source>
        <translation>VIA(.csv)</translation>
    </message>
    <message>
        <source>how certain each dot is</source>
        <translation>점마다의 확신도</translation>
    </message>
    <message>
        <source>labelme (.json)</source>
        <translation>labelme(.json)</translation>
    </message>
    <message>
        <source>napari points (.csv)</source>
        <translation>napari 점(.csv)</translation>
    </message>
    <message>
        <source>places finer than a pixel</source>
        <translation>픽셀보다 세밀한 위치</translation>
    </message>
    <message>
        <source>regions, masks and done blocks</source>
        <translation>영역, 마스크, 완료한 블록</translation>
    </message>
    <message>
        <source>the dots&apos; numbers</source>
        <translation>점 번호</translation>
    </message>
    <message>
        <source>the size of the pictures</source>
        <translation>사진 크기</translation>
    </message>
    <message>
        <source>which pictures are reviewed</source>
        <translation>사진의 검토 여부</translation>
    </message>
    <message>
        <source>who set each dot</source>
        <translation>점을 찍은 주체</translation>
    </message>
    <message>
        <source>x and y on every line, with a list of the pictures</source>
        <translation>줄마다 x와 y, 사진 목록 포함</translation>
    </message>
    <message>
        <source>x, y, confidence, origin and id of every dot</source>
        <translation>점마다 x, y, 확신도, 출처, 번호</translation>
    </message>
</context>
<context>
    <name>FruinTable</name>
    <message>
        <source>Highest density of level {level}</source>
        <translation>{level} 수준의 최고 밀도</translation>
    </message>
    <message>
        <source>above</source>
        <translation>초과</translation>
    </message>
</context>
<context>
    <name>Gestures</name>
    <message>
        <source>Click</source>
        <translation>클릭</translation>
    </message>
    <message>
        <source>Drag</source>
        <translation>끌기</translation>
    </message>
    <message>
        <source>Right-click</source>
        <translation>오른쪽 클릭</translation>
    </message>
    <message>
        <source>Shift and drag</source>
        <translation>Shift+끌기</translation>
    </message>
    <message>
        <source>Wheel</source>
        <translation>휠</translation>
    </message>
    <message>
        <source>adds a dot</source>
        <translation>점을 추가합니다</translation>
    </message>
    <message>
        <source>moves a dot</source>
        <translation>점을 옮깁니다</translation>
    </message>
    <message>
        <source>removes a dot</source>
        <translation>점을 지웁니다</translation>
    </message>
    <message>
        <source>selects in a box</source>
        <translation>상자로 선택합니다</translation>
    </message>
    <message>
        <source>zooms at the cursor</source>
        <translation>커서 위치를 확대합니다</translation>
    </message>
</context>
<context>
    <name>Ground</name>
    <message>
        <source>Horizon</source>
        <translation>지평선</translation>
    </message>
    <message>
        <source>{0} m</source>
        <translation>{0}m</translation>
    </message>
</context>
<context>
    <name>GroundView</name>
    <message>
        <source> m</source>
        <translation>m</translation>
    </message>
    <message>
        <source>An estimate: dots are on heads, not on feet. Everybody is taken to stand on flat ground, with the head at {height} m.</source>
        <translation>어림값입니다. 점은 발이 아니라 머리에 있으므로, 모두가 평평한 지면에 서 있고 머리 높이가 {height}m라고 봅니다.</translation>
    </message>
    <message>
        <source>An estimate: dots are taken to be on the ground, and the ground to be flat.</source>
        <translation>어림값입니다. 점이 지면에 있고 지면이 평평하다고 봅니다.</translation>
    </message>
    <message>
        <source>Click both ends of a length on the ground, then two places on the horizon</source>
        <translation>지면에 있는 길이의 양 끝을 클릭하고, 지평선의 두 곳을 클릭하세요</translation>
    </message>
    <message>
        <source>Click its four corners on the ground, in order round it</source>
        <translation>지면에 있는 네 모서리를 둘레를 따라 차례로 클릭하세요</translation>
    </message>
    <message>
        <source>For people per m², mark something of known size on the ground: a crossing, a court, a tile.</source>
        <translation>m²당 사람 수를 보려면 횡단보도, 경기장, 보도블록처럼 크기를 아는 것을 지면에 표시하세요.</translation>
    </message>
    <message>
        <source>Forget what was marked on the ground</source>
        <translation>지면에 표시한 것을 지웁니다</translation>
    </message>
    <message>
        <source>From a length, areas may be off by a third; a rectangle tells more.</source>
        <translation>길이만으로는 넓이가 3분의 1쯤 어긋날 수 있습니다. 직사각형이 더 정확합니다.</translation>
    </message>
    <message>
        <source>From corner 1 to 2</source>
        <translation>모서리 1에서 2</translation>
    </message>
    <message>
        <source>From corner 2 to 3</source>
        <translation>모서리 2에서 3</translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>지면</translation>
    </message>
    <message>
        <source>Height of heads</source>
        <translation>머리 높이</translation>
    </message>
    <message>
        <source>Length</source>
        <translation>길이</translation>
    </message>
    <message>
        <source>Mark a length on the ground</source>
        <translation>지면에 길이를 표시합니다</translation>
    </message>
    <message>
        <source>Mark a rectangle on the ground</source>
        <translation>지면에 직사각형을 표시합니다</translation>
    </message>
    <message>
        <source>Now say how large it is.</source>
        <translation>이제 그 크기를 입력하세요.</translation>
    </message>
    <message>
        <source>Of heads above the ground; 0 if dots are on feet, about 1.2 for people who sit</source>
        <translation>지면에서 머리까지의 높이. 점이 발에 있으면 0, 앉은 사람은 약 1.2입니다</translation>
    </message>
    <message>
        <source>Rectangle</source>
        <translation>직사각형</translation>
    </message>
    <message>
        <source>Remove the ground</source>
        <translation>지면 지우기</translation>
    </message>
    <message>
        <source>The camera seems to be {camera} m up.</source>
        <translation>카메라 높이는 {camera}m쯤으로 보입니다.</translation>
    </message>
    <message>
        <source>The camera seems to be {camera} m up; its angle of view is assumed.</source>
        <translation>카메라 높이는 {camera}m쯤으로 보입니다. 화각은 어림한 값입니다.</translation>
    </message>
    <message>
        <source>how long?</source>
        <translation>길이는?</translation>
    </message>
</context>
<context>
    <name>HandingController</name>
    <message>
        <source>A film is being written already; wait for it.</source>
        <translation>이미 영상을 쓰고 있습니다. 끝날 때까지 기다리세요.</translation>
    </message>
    <message>
        <source>Count this picture first; a film shows the steps of its count.</source>
        <translation>먼저 이 사진을 세세요. 영상은 그 세기의 단계들을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Films (*.mp4 *.gif)</source>
        <translation>영상 (*.mp4 *.gif)</translation>
    </message>
    <message>
        <source>Save film</source>
        <translation>영상 저장</translation>
    </message>
    <message>
        <source>Writing the film · {percent} %</source>
        <translation>영상 쓰는 중 · {percent}%</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>썼습니다: {path}</translation>
    </message>
</context>
<context>
    <name>HelpingController</name>
    <message>
        <source>About Dotori</source>
        <translation>도토리 정보</translation>
    </message>
    <message>
        <source>Dotori {version} counts people in photographs of crowds with a latent diffusion model, and lets a person correct every dot. It works offline. MIT licence; see the model card for what the weights were trained on.</source>
        <translation>도토리 {version}. 잠재 확산 모델로 군중 사진 속 사람을 세고, 모든 점을 사람이 직접 고칠 수 있습니다. 인터넷 없이 동작합니다. MIT 라이선스이며, 가중치를 무엇으로 학습했는지는 모델 카드에 있습니다.</translation>
    </message>
    <message>
        <source>The report is on the clipboard</source>
        <translation>보고서를 클립보드에 복사했습니다</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%Ln annotation(s) belong to no picture here</source>
        <translation>
            <numerusform>여기 사진에 속하지 않는 주석 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dot(s)</source>
        <translation>
            <numerusform>점 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more of another size</source>
        <translation>
            <numerusform>크기가 다른 것 %Ln개 더</numerusform>
        </translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>파일…</translation>
    </message>
    <message>
        <source>A folder of files…</source>
        <translation>파일이 든 폴더…</translation>
    </message>
    <message>
        <source>Another window has this folder open; import there.</source>
        <translation>다른 창에 이 폴더가 열려 있습니다. 그 창에서 가져오세요.</translation>
    </message>
    <message numerus="yes">
        <source>Every picture of the list, by name: %Ln picture(s)</source>
        <translation>
            <numerusform>목록의 모든 사진, 이름으로 찾음: %Ln장</numerusform>
        </translation>
    </message>
    <message>
        <source>File or folder</source>
        <translation>파일 또는 폴더</translation>
    </message>
    <message>
        <source>For</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>From</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Import dots</source>
        <translation>점 가져오기</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>살펴보는 중…</translation>
    </message>
    <message>
        <source>The dots take the place of those that are there now; undo brings them back.</source>
        <translation>지금 있는 점을 가져온 점으로 바꿉니다. 실행 취소하면 되돌아옵니다.</translation>
    </message>
    <message>
        <source>The format of this file cannot be told from what is in it; choose it above.</source>
        <translation>내용만으로는 이 파일의 형식을 알 수 없습니다. 위에서 고르세요.</translation>
    </message>
    <message>
        <source>There is no such file or folder</source>
        <translation>그런 파일이나 폴더가 없습니다</translation>
    </message>
    <message>
        <source>This picture: {name}</source>
        <translation>이 사진: {name}</translation>
    </message>
    <message>
        <source>Told from the file</source>
        <translation>파일에서 알아냄</translation>
    </message>
    <message>
        <source>Told from the file: {format}</source>
        <translation>파일에서 알아냄: {format}</translation>
    </message>
    <message numerus="yes">
        <source>{dots} for %Ln picture(s)</source>
        <translation>
            <numerusform>사진 %Ln장에 {dots}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>KeyboardHelp</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
</context>
<context>
    <name>Layers</name>
    <message>
        <source>All blocks of this picture are done.</source>
        <translation>이 사진의 블록을 모두 완료했습니다.</translation>
    </message>
</context>
<context>
    <name>LevelChip</name>
    <message>
        <source>Level of service {level}</source>
        <translation>서비스 수준 {level}</translation>
    </message>
</context>
<context>
    <name>LevelsView</name>
    <message>
        <source>Fruin: people who stand</source>
        <translation>Fruin: 서 있는 사람</translation>
    </message>
    <message>
        <source>Fruin: people who walk</source>
        <translation>Fruin: 걷는 사람</translation>
    </message>
    <message>
        <source>Levels of service</source>
        <translation>서비스 수준</translation>
    </message>
    <message>
        <source>Most people per m² at level {level}</source>
        <translation>{level} 수준의 m²당 최대 사람 수</translation>
    </message>
    <message>
        <source>Own densities</source>
        <translation>직접 정한 밀도</translation>
    </message>
    <message>
        <source>Source: {source}</source>
        <translation>출처: {source}</translation>
    </message>
    <message>
        <source>Which densities the letters A to F stand for</source>
        <translation>A부터 F까지가 뜻하는 밀도</translation>
    </message>
    <message>
        <source>above</source>
        <translation>초과</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>The dots fit</source>
        <translation>점이 맞습니다</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>도구</translation>
    </message>
    <message>
        <source>{name} is not the file that its dots were set on.</source>
        <translation>{name}: 점을 찍은 뒤 파일이 바뀌었습니다.</translation>
    </message>
</context>
<context>
    <name>Minimap</name>
    <message>
        <source>Overview of the picture</source>
        <translation>사진 전체 보기</translation>
    </message>
</context>
<context>
    <name>Opener</name>
    <message>
        <source>It could not be opened; the log says why.</source>
        <translation>열 수 없습니다. 이유는 로그에 있습니다.</translation>
    </message>
</context>
<context>
    <name>PictureDelegate</name>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>바뀜</translation>
    </message>
</context>
<context>
    <name>PictureList</name>
    <message>
        <source>All</source>
        <translation>모두</translation>
    </message>
    <message>
        <source>By count</source>
        <translation>수 순</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>이름 순</translation>
    </message>
    <message>
        <source>By state</source>
        <translation>상태 순</translation>
    </message>
    <message numerus="yes">
        <source>Copy %n path(s)</source>
        <translation>
            <numerusform>경로 %n개 복사</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Count %n picture(s)</source>
        <translation>
            <numerusform>사진 %n장 세기</numerusform>
        </translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>세기 완료</translation>
    </message>
    <message>
        <source>Edited</source>
        <translation>고침</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>세지 않음</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>폴더 열기</translation>
    </message>
    <message>
        <source>Other way round</source>
        <translation>반대로</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>검토 완료</translation>
    </message>
    <message>
        <source>Search names</source>
        <translation>이름 찾기</translation>
    </message>
    <message>
        <source>Sort by</source>
        <translation>정렬 기준</translation>
    </message>
    <message>
        <source>Sort the other way round</source>
        <translation>반대 순서로 정렬합니다</translation>
    </message>
    <message>
        <source>What the list is sorted by</source>
        <translation>목록을 정렬하는 기준입니다</translation>
    </message>
    <message>
        <source>Which pictures</source>
        <translation>보여 줄 사진</translation>
    </message>
    <message>
        <source>Which pictures are listed</source>
        <translation>목록에 보여 줄 사진입니다</translation>
    </message>
    <message>
        <source>{reviewed} of {total} reviewed</source>
        <translation>{total}장 중 {reviewed}장 검토</translation>
    </message>
    <message>
        <source>{text} · {rows} listed</source>
        <translation>{text} · {rows}장 표시</translation>
    </message>
</context>
<context>
    <name>PictureModel</name>
    <message>
        <source>The file is another one than was counted.</source>
        <translation>파일이 세었을 때와 다릅니다.</translation>
    </message>
    <message>
        <source>could not be counted</source>
        <translation>셀 수 없었음</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>세기 완료</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>고침</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>세지 않음</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>검토 완료</translation>
    </message>
    <message>
        <source>the file is another one than was counted</source>
        <translation>파일이 세었을 때와 다름</translation>
    </message>
</context>
<context>
    <name>PlaceField</name>
    <message>
        <source>Choose…</source>
        <translation>고르기…</translation>
    </message>
</context>
<context>
    <name>PreferenceStore</name>
    <message>
        <source>Some preferences could not be read and are as they were at first; the old file is kept as {file}.</source>
        <translation>일부 환경설정을 읽을 수 없어 처음 값으로 되돌렸습니다. 이전 파일은 {file}에 남아 있습니다.</translation>
    </message>
</context>
<context>
    <name>PreferencesDialog</name>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Apple 그래픽(MPS)</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템 설정</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색상</translation>
    </message>
    <message>
        <source>Count on</source>
        <translation>계산 장치</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>For people who wait</source>
        <translation>기다리는 사람 기준</translation>
    </message>
    <message>
        <source>For people who walk</source>
        <translation>걷는 사람 기준</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>그래픽 카드(CUDA)</translation>
    </message>
    <message>
        <source>Guard against two dots on one head</source>
        <translation>한 머리에 점이 두 개 찍히지 않게 지키기</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>Levels of service</source>
        <translation>서비스 수준</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Open folders with the folders in them</source>
        <translation>하위 폴더까지 열기</translation>
    </message>
    <message>
        <source>People per square metre, after {source}.</source>
        <translation>제곱미터당 사람 수. 출처: {source}.</translation>
    </message>
    <message>
        <source>Preferences</source>
        <translation>환경설정</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>프로세서(CPU)</translation>
    </message>
    <message>
        <source>Size of dots</source>
        <translation>점 크기</translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation>{size}px</translation>
    </message>
</context>
<context>
    <name>ProgressView</name>
    <message numerus="yes">
        <source>%n more waiting</source>
        <translation>
            <numerusform>%n장 대기</numerusform>
        </translation>
    </message>
    <message>
        <source>, tile {tile} of {tiles}</source>
        <translation>, 조각 {tile}/{tiles}</translation>
    </message>
    <message>
        <source>Finding the dots</source>
        <translation>점 찾는 중</translation>
    </message>
    <message>
        <source>Loading the model</source>
        <translation>모델 불러오는 중</translation>
    </message>
    <message>
        <source>Looking at the picture</source>
        <translation>사진 살펴보는 중</translation>
    </message>
    <message>
        <source>Progress of the count</source>
        <translation>세기 진행</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>단계 {step}/{steps}</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Stop counting; the dots stay as they are</source>
        <translation>세기를 멈춥니다. 점은 그대로 둡니다</translation>
    </message>
    <message>
        <source>Stopping after this step</source>
        <translation>이 단계까지 하고 멈춥니다</translation>
    </message>
    <message numerus="yes">
        <source>about %n min left</source>
        <translation>
            <numerusform>약 %n분 남음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %n s left</source>
        <translation>
            <numerusform>약 %n초 남음</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RecentMenu</name>
    <message>
        <source>Recent folders</source>
        <translation>최근 폴더</translation>
    </message>
</context>
<context>
    <name>RegionRow</name>
    <message>
        <source>A mask: dots inside do not count. Click to count them separately.</source>
        <translation>마스크: 안의 점은 세지 않습니다. 클릭하면 따로 셉니다.</translation>
    </message>
    <message>
        <source>A region: dots inside are counted separately. Click to leave them out.</source>
        <translation>영역: 안의 점을 따로 셉니다. 클릭하면 세지 않습니다.</translation>
    </message>
    <message>
        <source>Mask</source>
        <translation>마스크</translation>
    </message>
    <message>
        <source>Name of the region</source>
        <translation>영역 이름</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>영역</translation>
    </message>
    <message>
        <source>Remove this region; its dots stay</source>
        <translation>이 영역을 지웁니다. 점은 남습니다</translation>
    </message>
    <message>
        <source>Remove {name}</source>
        <translation>{name} 지우기</translation>
    </message>
    <message>
        <source>Share of the whole count, area, people per m²</source>
        <translation>전체에서 차지하는 비율, 넓이, m²당 사람 수</translation>
    </message>
    <message>
        <source>mask; these do not count</source>
        <translation>마스크, 세지 않음</translation>
    </message>
    <message>
        <source>{area} m²</source>
        <translation>{area}m²</translation>
    </message>
    <message>
        <source>{density} / m²</source>
        <translation>{density}명/m²</translation>
    </message>
    <message>
        <source>{name}: click to give it another name</source>
        <translation>{name}: 클릭하면 이름을 바꿀 수 있습니다</translation>
    </message>
</context>
<context>
    <name>RegionTool</name>
    <message>
        <source>A region needs three corners that are not in a line.</source>
        <translation>영역에는 한 줄에 있지 않은 꼭짓점이 세 개 필요합니다.</translation>
    </message>
    <message>
        <source>A region needs three corners that are not in a line; click to set more.</source>
        <translation>영역에는 한 줄에 있지 않은 꼭짓점이 세 개 필요합니다. 더 클릭하세요.</translation>
    </message>
    <message>
        <source>Mask {0}</source>
        <translation>마스크 {0}</translation>
    </message>
    <message>
        <source>Region {0}</source>
        <translation>영역 {0}</translation>
    </message>
</context>
<context>
    <name>RegionsPanel</name>
    <message>
        <source>Add mask</source>
        <translation>마스크 추가</translation>
    </message>
    <message>
        <source>Add region</source>
        <translation>영역 추가</translation>
    </message>
    <message>
        <source>Click around a part that should not count</source>
        <translation>세지 않을 부분의 둘레를 클릭합니다</translation>
    </message>
    <message>
        <source>Click around a part to count separately</source>
        <translation>따로 셀 부분의 둘레를 클릭합니다</translation>
    </message>
    <message>
        <source>Count parts of a picture separately, or leave parts out.</source>
        <translation>사진의 일부를 따로 세거나 빼고 셉니다.</translation>
    </message>
    <message>
        <source>Whole picture</source>
        <translation>사진 전체</translation>
    </message>
</context>
<context>
    <name>ReportDialog</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>복사했습니다.</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>보고서 복사</translation>
    </message>
    <message numerus="yes">
        <source>It happened %n times.</source>
        <translation>
            <numerusform>%n번 일어났습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고서</translation>
    </message>
    <message>
        <source>Show log folder</source>
        <translation>로그 폴더 열기</translation>
    </message>
    <message>
        <source>Something went wrong</source>
        <translation>문제가 생겼습니다</translation>
    </message>
    <message>
        <source>Something went wrong that Dotori did not expect</source>
        <translation>예상하지 못한 문제가 생겼습니다</translation>
    </message>
    <message>
        <source>Your dots are saved. You can go on working; if things look odd, close Dotori and open it again. The report below has no pictures in it; please send it along if you ask for help.</source>
        <translation>찍은 점은 저장되어 있습니다. 계속 작업하셔도 됩니다. 이상해 보이면 도토리를 닫았다가 다시 여세요. 아래 보고서에는 사진이 들어 있지 않으니, 도움을 구할 때 함께 보내 주세요.</translation>
    </message>
</context>
<context>
    <name>ReviewPanel</name>
    <message numerus="yes">
        <source>%n uncertain dot(s) to look at, the least certain first (N)</source>
        <translation>
            <numerusform>살펴볼 불확실한 점 %n개, 가장 불확실한 것부터 (N)</numerusform>
        </translation>
    </message>
    <message>
        <source>Begin</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Confidence {value}, counts</source>
        <translation>확신도 {value}, 수에 듦</translation>
    </message>
    <message>
        <source>Confidence {value}, does not count</source>
        <translation>확신도 {value}, 수에 들지 않음</translation>
    </message>
    <message>
        <source>It is a head: it counts for good (K)</source>
        <translation>머리입니다. 앞으로 늘 셉니다 (K)</translation>
    </message>
    <message>
        <source>It is no head: take it away (Del)</source>
        <translation>머리가 아닙니다. 지웁니다 (Del)</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>남기기</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>No dot is uncertain at this threshold.</source>
        <translation>이 임계값에서는 불확실한 점이 없습니다.</translation>
    </message>
    <message>
        <source>Once a picture is counted, look at its uncertain dots here.</source>
        <translation>사진을 세고 나면 여기에서 불확실한 점을 살펴봅니다.</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>The dot before (P)</source>
        <translation>앞의 점 (P)</translation>
    </message>
    <message>
        <source>The next uncertain dot (N)</source>
        <translation>다음 불확실한 점 (N)</translation>
    </message>
    <message>
        <source>This dot has been decided on.</source>
        <translation>이미 정한 점입니다.</translation>
    </message>
    <message>
        <source>{count} uncertain</source>
        <translation>불확실 {count}개</translation>
    </message>
    <message>
        <source>{place} of {all}</source>
        <translation>{all}개 중 {place}번째</translation>
    </message>
</context>
<context>
    <name>ReviewingController</name>
    <message>
        <source>Every picture of the list is reviewed.</source>
        <translation>목록의 사진을 모두 검토했습니다.</translation>
    </message>
</context>
<context>
    <name>RunFacts</name>
    <message numerus="yes">
        <source>%n sample(s)</source>
        <translation>
            <numerusform>샘플 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>Counted with {model}, seed {seed}, at zoom {zoom}.
Two more estimates of the same model stand beside the dots: the sum of its crowd map, which falls short in dense crowds, and the sum of its density.</source>
        <translation>{model} 모델, 시드 {seed}, 확대 {zoom}로 세었습니다.
점과 함께 같은 모델의 추정값 두 가지를 보여 줍니다. 군중 맵의 합은 빽빽한 곳에서 모자라게 나오며, 다른 하나는 밀도의 합입니다.</translation>
    </message>
    <message>
        <source>The model says {low} to {high}</source>
        <translation>모델의 추정 {low}~{high}</translation>
    </message>
    <message>
        <source>by its density {sum}</source>
        <translation>밀도 합 {sum}</translation>
    </message>
    <message>
        <source>by its map {sum}</source>
        <translation>군중 맵 합 {sum}</translation>
    </message>
    <message>
        <source>{count} found</source>
        <translation>{count}개 찾음</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
    <message>
        <source>{steps} steps {sampler}</source>
        <translation>{sampler} {steps}단계</translation>
    </message>
</context>
<context>
    <name>Section</name>
    <message>
        <source>Open or close this section</source>
        <translation>이 부분을 펴거나 접습니다</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>As on the poster: 500 DDIM steps</source>
        <translation>포스터처럼: DDIM 500단계</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Careful: 4 samples of 20 steps</source>
        <translation>꼼꼼하게: 20단계 샘플 4개</translation>
    </message>
    <message>
        <source>Count as Dotori does out of the box</source>
        <translation>도토리의 처음 설정대로 셉니다</translation>
    </message>
    <message>
        <source>Counts several times from different noise; a dot&apos;s confidence is then the share</source>
        <translation>서로 다른 잡음에서 여러 번 셉니다. 그중 점이 나온 비율이 확신도가 됩니다</translation>
    </message>
    <message>
        <source>DPM-Solver++ needs few steps; DDIM is the poster&apos;s</source>
        <translation>DPM-Solver++는 적은 단계로 충분합니다. DDIM은 포스터의 방식입니다</translation>
    </message>
    <message>
        <source>How much larger the picture is worked at; automatic looks how dense the crowd is</source>
        <translation>사진을 얼마나 키워 셀지 정합니다. 자동은 사람이 얼마나 빽빽한지 보고 정합니다</translation>
    </message>
    <message>
        <source>Of the noise; the same seed gives the same dots</source>
        <translation>잡음의 시드. 시드가 같으면 점도 같습니다</translation>
    </message>
    <message>
        <source>Own</source>
        <translation>직접 설정</translation>
    </message>
    <message>
        <source>Ready-made settings</source>
        <translation>준비된 설정</translation>
    </message>
    <message>
        <source>Restore defaults</source>
        <translation>처음 설정으로</translation>
    </message>
    <message>
        <source>Sampler</source>
        <translation>샘플러</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>샘플 수</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>단계 수</translation>
    </message>
    <message>
        <source>Steps from noise to heads; any number from 1 to 1000</source>
        <translation>잡음이 머리가 되기까지의 단계 수. 1부터 1000까지입니다</translation>
    </message>
    <message>
        <source>Takes about {times} times as long as usual.</source>
        <translation>보통보다 약 {times}배 걸립니다.</translation>
    </message>
    <message>
        <source>Usual: fast, 8 steps</source>
        <translation>보통: 빠르게 8단계</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>확대</translation>
    </message>
</context>
<context>
    <name>Side</name>
    <message>
        <source>Blocks</source>
        <translation>블록</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>How to count</source>
        <translation>세는 방법</translation>
    </message>
    <message>
        <source>Regions and density</source>
        <translation>영역과 밀도</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>검토</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>+{added} −{removed} ↔{moved} by hand</source>
        <translation>직접 고침 +{added} −{removed} ↔{moved}</translation>
    </message>
    <message>
        <source>Apple graphics (MPS)</source>
        <translation>Apple 그래픽(MPS)</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Device: automatic</source>
        <translation>장치: 자동</translation>
    </message>
    <message>
        <source>Graphics card (CUDA)</source>
        <translation>그래픽 카드(CUDA)</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>프로세서(CPU)</translation>
    </message>
    <message>
        <source>Where pictures are counted; click to change it</source>
        <translation>사진을 세는 장치. 클릭하면 바꿀 수 있습니다</translation>
    </message>
</context>
<context>
    <name>Strip</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n개 더</numerusform>
        </translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>이 알림 닫기</translation>
    </message>
</context>
<context>
    <name>ThresholdView</name>
    <message>
        <source>The least confidence that counts; dots that a person has set or kept always count (, and .)</source>
        <translation>수에 드는 최소 확신도. 사람이 찍거나 남긴 점은 늘 셉니다 (, 와 .)</translation>
    </message>
    <message>
        <source>Threshold</source>
        <translation>임계값</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source>Back to result</source>
        <translation>결과로 돌아가기</translation>
    </message>
    <message>
        <source>Count {count}</source>
        <translation>센 수 {count}</translation>
    </message>
    <message>
        <source>Film…</source>
        <translation>영상…</translation>
    </message>
    <message>
        <source>From noise, on the left, to heads, on the right</source>
        <translation>왼쪽의 잡음에서 오른쪽의 머리까지</translation>
    </message>
    <message>
        <source>Save the steps as a film</source>
        <translation>단계들을 영상으로 저장합니다</translation>
    </message>
    <message>
        <source>Show the result with your corrections again (Esc)</source>
        <translation>고친 결과를 다시 보여 줍니다 (Esc)</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>시작하는 중…</translation>
    </message>
    <message>
        <source>Step of the run</source>
        <translation>세기의 단계</translation>
    </message>
    <message>
        <source>Step {step} / {steps}</source>
        <translation>단계 {step} / {steps}</translation>
    </message>
    <message>
        <source>Timeline</source>
        <translation>타임라인</translation>
    </message>
</context>
<context>
    <name>TrainingExportDialog</name>
    <message numerus="yes">
        <source>%Ln dot(s)</source>
        <translation>
            <numerusform>점 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s)</source>
        <translation>
            <numerusform>사진 %Ln장</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) with done blocks</source>
        <translation>
            <numerusform>블록만 완료한 사진 %Ln장</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviewed picture(s)</source>
        <translation>
            <numerusform>검토한 사진 %Ln장</numerusform>
        </translation>
    </message>
    <message>
        <source>Command that trains on it</source>
        <translation>학습 명령</translation>
    </message>
    <message>
        <source>Correct a picture and mark it as reviewed, or mark the blocks you have been through as done.</source>
        <translation>사진을 고쳐 검토 완료로 표시하거나, 다 살핀 블록을 완료로 표시하세요.</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>Export to training</source>
        <translation>학습용으로 내보내기</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>Nothing is reviewed yet</source>
        <translation>아직 검토한 것이 없습니다</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>덮어쓰기</translation>
    </message>
    <message>
        <source>Reviewed pictures are learned from as a whole, others in their done blocks only. Nothing is learned under a mask. The photographs are linked, not copied, where the disk can do that.</source>
        <translation>검토한 사진은 전체를, 나머지는 완료한 블록만 학습합니다. 마스크 아래는 학습하지 않습니다. 디스크가 허용하면 사진을 복사하지 않고 링크로 연결합니다.</translation>
    </message>
    <message>
        <source>There is an export in this folder already. Replace it?</source>
        <translation>이 폴더에 이미 내보낸 것이 있습니다. 덮어쓸까요?</translation>
    </message>
    <message>
        <source>{pictures} with {dots} written to {target}</source>
        <translation>{target}에 썼습니다: {pictures}, {dots}</translation>
    </message>
</context>
<context>
    <name>Transport</name>
    <message>
        <source>How quickly the steps are played</source>
        <translation>단계를 재생하는 빠르기</translation>
    </message>
    <message>
        <source>One step back</source>
        <translation>한 단계 뒤로</translation>
    </message>
    <message>
        <source>One step forward</source>
        <translation>한 단계 앞으로</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>재생</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>빠르기</translation>
    </message>
    <message>
        <source>To the first step</source>
        <translation>처음 단계로</translation>
    </message>
    <message>
        <source>To the last step</source>
        <translation>마지막 단계로</translation>
    </message>
</context>
<context>
    <name>ViewChoice</name>
    <message>
        <source>How much of the photograph the layer covers</source>
        <translation>겹친 그림이 사진을 덮는 정도</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>맵</translation>
    </message>
    <message>
        <source>Opacity</source>
        <translation>불투명도</translation>
    </message>
    <message>
        <source>Opacity of the layer</source>
        <translation>겹친 그림의 불투명도</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>The crowd map of that: a spot for every head</source>
        <translation>그 결과의 군중 맵. 머리마다 점 하나</translation>
    </message>
    <message>
        <source>The noisy state that went into the step</source>
        <translation>단계에 들어간, 잡음 섞인 상태</translation>
    </message>
    <message>
        <source>The photograph alone</source>
        <translation>사진만</translation>
    </message>
    <message>
        <source>What the step takes for the result</source>
        <translation>이 단계에서 짐작한 결과</translation>
    </message>
</context>
<context>
    <name>ViewingController</name>
    <message>
        <source>read only</source>
        <translation>읽기 전용</translation>
    </message>
    <message>
        <source>saved</source>
        <translation>저장됨</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Drop a photograph or a folder here</source>
        <translation>사진이나 폴더를 여기에 놓으세요</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>첫걸음</translation>
    </message>
    <message>
        <source>Open folder…</source>
        <translation>폴더 열기…</translation>
    </message>
    <message>
        <source>Open pictures…</source>
        <translation>사진 열기…</translation>
    </message>
    <message>
        <source>Open {folder}</source>
        <translation>{folder} 열기</translation>
    </message>
    <message>
        <source>Recent folders</source>
        <translation>최근 폴더</translation>
    </message>
    <message>
        <source>Then press Enter, and watch noise become heads.</source>
        <translation>그리고 Enter 키를 누르면 잡음이 머리로 바뀌는 모습이 보입니다.</translation>
    </message>
    <message>
        <source>Try the samples</source>
        <translation>예제로 해 보기</translation>
    </message>
</context>
<context>
    <name>Workspace</name>
    <message>
        <source>Another window has this folder open; here it can only be looked at.</source>
        <translation>다른 창에 이 폴더가 열려 있습니다. 이 창에서는 볼 수만 있습니다.</translation>
    </message>
</context>
</TS>
