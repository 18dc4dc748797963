<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko">
<context>
    <name>AcceptingController</name>
    <message>
        <source>The dots fit</source>
        <translation>점이 맞습니다</translation>
    </message>
    <message>
        <source>{name} is not the file that its dots were set on.</source>
        <translation>{name}: 점을 찍은 뒤 파일이 바뀌었습니다.</translation>
    </message>
    <message>
        <source>{name} is not the file that its dots were set on: that had {former} pixels, this one has {now}.</source>
        <translation>{name}: 점을 찍은 뒤 파일이 바뀌었습니다. 그 파일은 {former} 픽셀이었고, 이 파일은 {now} 픽셀입니다.</translation>
    </message>
</context>
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
        <translation>Dotori 정보</translation>
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
        <source>Back to result</source>
        <translation>결과로 돌아가기</translation>
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
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Choose a folder of photographs</source>
        <translation>사진이 든 폴더를 고릅니다</translation>
    </message>
    <message>
        <source>Choose a folder of photographs, and list those of the folders in it too</source>
        <translation>사진이 든 폴더를 골라, 그 하위 폴더의 사진까지 함께 보기</translation>
    </message>
    <message>
        <source>Choose device…</source>
        <translation>장치 고르기…</translation>
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
        <source>Choose where pictures are counted: on the processor or the graphics card</source>
        <translation>사진을 프로세서에서 셀지 그래픽 카드에서 셀지 고릅니다</translation>
    </message>
    <message>
        <source>Click to add a dot, drag to move it, right-click to remove it</source>
        <translation>클릭하면 점을 추가하고, 끌면 옮기고, 오른쪽 클릭하면 지웁니다</translation>
    </message>
    <message>
        <source>Close Dotori; all work is saved</source>
        <translation>Dotori를 닫습니다. 작업은 모두 저장되어 있습니다</translation>
    </message>
    <message>
        <source>Close folder</source>
        <translation>폴더 닫기</translation>
    </message>
    <message>
        <source>Compare no more</source>
        <translation>비교를 끝냅니다</translation>
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
        <source>Count folder…</source>
        <translation>폴더 세기…</translation>
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
        <source>Count what this model has still to count here, and show the table of results</source>
        <translation>이 모델이 아직 세지 않은 사진을 모두 세고 결과 표를 봅니다</translation>
    </message>
    <message>
        <source>Crowd map</source>
        <translation>군중 맵</translation>
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
        <source>End comparison</source>
        <translation>비교 끝내기</translation>
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
        <source>Give up what is drawn, leave a step or the review, or stop counting the picture</source>
        <translation>그리던 것을 그만두거나, 단계나 검토에서 나오거나, 이 사진 세기를 멈춥니다</translation>
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
        <source>Have the model learn from the reviewed pictures and blocks of this folder</source>
        <translation>이 폴더에서 검토 완료한 사진과 블록으로 모델을 학습시킵니다</translation>
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
        <source>Keyboard cross</source>
        <translation>키보드 십자선</translation>
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
        <source>Lay nothing of a step over the photograph</source>
        <translation>단계의 그림을 사진에 겹치지 않습니다</translation>
    </message>
    <message>
        <source>Lay the crowd map of a step over the photograph, a spot for every head</source>
        <translation>머리마다 점이 하나씩 있는 단계의 군중 맵을 사진에 겹칩니다</translation>
    </message>
    <message>
        <source>Lay the noisy state that went into a step over the photograph</source>
        <translation>단계에 들어간, 잡음 섞인 상태를 사진에 겹칩니다</translation>
    </message>
    <message>
        <source>Lay what a step takes for the result over the photograph</source>
        <translation>단계에서 짐작한 결과를 사진에 겹칩니다</translation>
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
        <source>Look at the next dot that is on no head</source>
        <translation>머리가 없는 곳에 찍힌 다음 점을 봅니다</translation>
    </message>
    <message>
        <source>Look at the next head that has no dot</source>
        <translation>점이 없는 다음 머리를 봅니다</translation>
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
        <source>Mark a known length on the ground and the horizon, for people per square metre</source>
        <translation>제곱미터당 사람 수를 알 수 있게, 길이를 아는 선과 지평선을 표시합니다</translation>
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
        <source>Measure ground by a length…</source>
        <translation>길이로 지면 재기…</translation>
    </message>
    <message>
        <source>Measure ground by a rectangle…</source>
        <translation>직사각형으로 지면 재기…</translation>
    </message>
    <message>
        <source>Models…</source>
        <translation>모델…</translation>
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
        <source>Next false dot</source>
        <translation>다음 틀린 점</translation>
    </message>
    <message>
        <source>Next missed head</source>
        <translation>다음 놓친 머리</translation>
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
        <source>Noisy state</source>
        <translation>잡음 섞인 상태</translation>
    </message>
    <message>
        <source>Open folder with those in it…</source>
        <translation>하위 폴더까지 열기…</translation>
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
        <source>Photograph alone</source>
        <translation>사진만 보기</translation>
    </message>
    <message>
        <source>Play faster</source>
        <translation>더 빠르게 재생</translation>
    </message>
    <message>
        <source>Play slower</source>
        <translation>더 느리게 재생</translation>
    </message>
    <message>
        <source>Play steps</source>
        <translation>단계 재생</translation>
    </message>
    <message>
        <source>Play the steps at half the speed</source>
        <translation>단계를 절반 속도로 재생합니다</translation>
    </message>
    <message>
        <source>Play the steps at twice the speed</source>
        <translation>단계를 두 배 속도로 재생합니다</translation>
    </message>
    <message>
        <source>Play the steps from noise to heads, or pause</source>
        <translation>잡음이 머리가 되는 단계들을 재생하거나 멈춥니다</translation>
    </message>
    <message>
        <source>Predicted result</source>
        <translation>짐작한 결과</translation>
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
        <source>Results</source>
        <translation>결과</translation>
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
        <source>See which models there are, and choose the one that counts</source>
        <translation>어떤 모델이 있는지 보고 셀 모델을 고릅니다</translation>
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
        <source>Show a cross for the arrows to move; Enter sets a dot or a corner, or picks it up</source>
        <translation>화살표 키로 움직이는 십자선을 보입니다. Enter 키로 그 자리에 점이나 꼭짓점을 찍거나 집어 듭니다</translation>
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
        <source>Show the result with your corrections instead of a step</source>
        <translation>단계 대신, 직접 고친 것까지 담긴 결과를 보여 줍니다</translation>
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
        <source>Show the table of results in a window of its own</source>
        <translation>결과 표를 별도의 창에 표시합니다</translation>
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
        <source>Stop counting, and forget the pictures that wait</source>
        <translation>세기를 멈추고, 기다리는 사진도 세지 않습니다</translation>
    </message>
    <message>
        <source>Take back the last change, on whichever picture it was</source>
        <translation>어느 사진이든 마지막 변경을 되돌립니다</translation>
    </message>
    <message>
        <source>Teach the model…</source>
        <translation>모델 가르치기…</translation>
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
    <message>
        <source>There is a dot on this head already. Move yours there again to have both.</source>
        <translation>이 머리에는 이미 점이 있습니다. 둘 다 두려면 점을 그곳으로 다시 옮기세요.</translation>
    </message>
</context>
<context>
    <name>BatchingController</name>
    <message numerus="yes">
        <source>%Ln could not be counted; the reason shows over the word failed.</source>
        <translation>
            <numerusform>%Ln장은 세지 못했습니다. ‘실패’ 위에 마우스를 올리면 까닭이 나옵니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) could not be counted, and nothing else is left.</source>
        <translation>
            <numerusform>사진 %Ln장을 세지 못했고, 그 밖에 남은 사진은 없습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) counted.</source>
        <translation>
            <numerusform>사진 %Ln장을 세었습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln picture(s) that you worked on are other files now and were not counted: open each, and say that the dots fit or count it there.</source>
        <translation>
            <numerusform>작업하신 사진 %Ln장이 다른 파일로 바뀌어 세지 않았습니다. 하나씩 열어 점이 맞는지 알려 주시거나 그 자리에서 세세요.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln still to count: Count folder goes on there.</source>
        <translation>
            <numerusform>%Ln장이 남았습니다. 폴더 세기를 누르면 이어서 셉니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>All that is left to count waits in the queue already.</source>
        <translation>남은 사진은 모두 이미 대기열에 있습니다.</translation>
    </message>
    <message>
        <source>Another window has this folder open; count there.</source>
        <translation>다른 창에 이 폴더가 열려 있습니다. 그 창에서 세세요.</translation>
    </message>
    <message>
        <source>Nothing is left to count: every picture is counted with this model, or corrected.</source>
        <translation>셀 사진이 없습니다. 모든 사진을 이 모델로 세었거나 직접 고쳤습니다.</translation>
    </message>
    <message>
        <source>Press Count folder once more to try them again.</source>
        <translation>다시 해 보려면 폴더 세기를 한 번 더 누르세요.</translation>
    </message>
</context>
<context>
    <name>BeginPage</name>
    <message>
        <source> min</source>
        <translation> 분</translation>
    </message>
    <message numerus="yes">
        <source>%Ln done block(s) in other pictures</source>
        <translation>
            <numerusform>다른 사진의 완료한 블록 %Ln개</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them will be held back: counted before and after, and never learned from.</source>
        <translation>
            <numerusform>그중 %Ln장은 따로 남겨 둡니다. 학습 전후에 세어 보기만 하고 학습에는 쓰지 않습니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln reviewed picture(s)</source>
        <translation>
            <numerusform>검토 완료한 사진 %Ln장</numerusform>
        </translation>
    </message>
    <message>
        <source>Correct some pictures and mark each as reviewed, or mark the blocks you have been through as done. Five pictures are a good beginning; more teach more.</source>
        <translation>사진 몇 장을 고쳐 각각 검토 완료로 표시하거나, 살펴본 블록을 완료로 표시하세요. 다섯 장이면 시작하기 좋고, 많을수록 더 많이 배웁니다.</translation>
    </message>
    <message>
        <source>It begins with the model that came with Dotori, which stays as it is, and learns all that is reviewed here. You can go on working meanwhile, and nothing changes until you have seen what came of it.</source>
        <translation>Dotori와 함께 제공된 모델에서 시작하여 여기서 검토한 것을 모두 학습하며, 그 모델은 그대로 남습니다. 학습하는 동안 작업을 계속할 수 있고, 결과를 확인하기 전에는 아무것도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Learn for at most</source>
        <translation>최대 학습 시간</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>분</translation>
    </message>
    <message>
        <source>No folder is open. Open one, count some of its pictures and correct them.</source>
        <translation>열린 폴더가 없습니다. 폴더를 열어 사진 몇 장을 세고 고치세요.</translation>
    </message>
    <message>
        <source>Nothing is reviewed yet</source>
        <translation>아직 검토한 것이 없습니다</translation>
    </message>
    <message>
        <source>The learning ends by itself after these minutes, or on a fast machine after 60 steps for each of them</source>
        <translation>이 시간이 지나면 학습이 저절로 끝납니다. 빠른 컴퓨터에서는 1분당 60단계를 마치면 먼저 끝납니다</translation>
    </message>
    <message>
        <source>The right part of each will be held back: counted before and after, and never learned from. So few pictures teach little, and what is measured on them is rough; review four or more if you can.</source>
        <translation>각 사진의 오른쪽 부분을 따로 남겨 둡니다. 학습 전후에 세어 보기만 하고 학습에는 쓰지 않습니다. 사진이 이렇게 적으면 배우는 것도 적고 측정값도 거칩니다. 되도록 네 장 이상 검토하세요.</translation>
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
        <translation>Dotori가 읽는 모든 형식의 파일</translation>
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
        <source>Reading…</source>
        <translation>읽는 중…</translation>
    </message>
    <message>
        <source>See hits, missed heads and false dots against heads that somebody has marked.</source>
        <translation>누군가 표시해 둔 머리와 견주어 맞은 점, 놓친 머리, 틀린 점을 봅니다.</translation>
    </message>
    <message>
        <source>The format of {path} cannot be told from what is in it; choose another file.</source>
        <translation>내용만으로는 {path} 파일의 형식을 알 수 없습니다. 다른 파일을 고르세요.</translation>
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
        <translation>개수 오차</translation>
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
        <source>ground</source>
        <translation>지면</translation>
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
        <translation>사진을 세고 있습니다. 끝날 때까지 기다리거나 먼저 멈추세요.</translation>
    </message>
    <message>
        <source>The graphics card has too little memory for this picture. It is counted on the CPU.</source>
        <translation>그래픽 카드의 메모리가 이 사진에 모자랍니다. CPU로 셉니다.</translation>
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
        <source>Do not count</source>
        <translation>대기 취소</translation>
    </message>
    <message>
        <source>Edited by hand</source>
        <translation>직접 고침</translation>
    </message>
    <message>
        <source>Model in use: {name}</source>
        <translation>사용 중인 모델: {name}</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>아직 세지 않음</translation>
    </message>
    <message>
        <source>Not counted yet – press Enter</source>
        <translation>아직 세지 않음 – Enter 키를 누르세요</translation>
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
        <source>Take this picture out of those that wait</source>
        <translation>이 사진을 대기 목록에서 뺍니다</translation>
    </message>
    <message numerus="yes">
        <source>Waits for its count, %Ln picture(s) before it – Enter has it come next</source>
        <translation>
            <numerusform>차례를 기다리는 중, 앞에 사진 %Ln장 – Enter 키를 누르면 바로 다음 차례에 셉니다</numerusform>
        </translation>
    </message>
    <message>
        <source>{total} by hand</source>
        <translation>직접 고침 {total}</translation>
    </message>
</context>
<context>
    <name>CountingController</name>
    <message numerus="yes">
        <source>%Ln picture(s) that you have worked on were left out.</source>
        <translation>
            <numerusform>직접 손본 사진 %Ln장은 빼놓았습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Another window has this folder open; count there.</source>
        <translation>다른 창에 이 폴더가 열려 있습니다. 그 창에서 세세요.</translation>
    </message>
    <message>
        <source>Count them too</source>
        <translation>그 사진도 세기</translation>
    </message>
    <message>
        <source>Every picture of the list is counted already.</source>
        <translation>목록의 사진을 이미 모두 세었습니다.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>{name} is gone or was replaced while it was counted; open the folder again to count it.</source>
        <translation>{name} 파일이 세는 동안 없어졌거나 바뀌었습니다. 폴더를 다시 열어 세세요.</translation>
    </message>
    <message>
        <source>{name} was worked on while it was counted; it keeps what you did.</source>
        <translation>{name} 파일을 세는 동안 직접 손보았기에, 고친 내용을 그대로 두었습니다.</translation>
    </message>
</context>
<context>
    <name>Examples</name>
    <message>
        <source>After</source>
        <translation>후</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>전</translation>
    </message>
    <message numerus="yes">
        <source>counted {count}, there are %Ln head(s); {missed} missed, {false} false</source>
        <translation>
            <numerusform>{count}명으로 셈, 실제 %Ln명, 누락 {missed}, 오탐 {false}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ExportDialog</name>
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
        <source>Pictures</source>
        <translation>사진</translation>
    </message>
    <message numerus="yes">
        <source>Reviewed only: %Ln picture(s)</source>
        <translation>
            <numerusform>검토한 사진만: %Ln장</numerusform>
        </translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>저장 위치</translation>
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
</context>
<context>
    <name>FilesController</name>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Look in the folders in it</source>
        <translation>하위 폴더에서 찾기</translation>
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
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>진행</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>덮어쓰기</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>멈췄습니다.</translation>
    </message>
    <message>
        <source>{pictures} with {dots} written to {target}</source>
        <translation>{target}에 썼습니다: {pictures}, {dots}</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>A points layer</source>
        <translation>점 레이어</translation>
    </message>
    <message>
        <source>All that counts, to be read back by Dotori</source>
        <translation>세는 모든 것, Dotori에서 다시 읽을 수 있음</translation>
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
        <translation>Dotori</translation>
    </message>
    <message>
        <source>Dots as a table (CSV)</source>
        <translation>점 표(CSV)</translation>
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
        <source>dots that do not count (below the threshold or in a mask), and the threshold</source>
        <translation>세지 않는 점(임계값 미만이거나 마스크 안)과 임계값</translation>
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
        <source>regions, masks, done blocks and the ground</source>
        <translation>영역, 마스크, 완료한 블록, 지면</translation>
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
        <translation>저장됨: {path}</translation>
    </message>
</context>
<context>
    <name>HelpingController</name>
    <message>
        <source>A picture is being counted; wait for it, or stop it first.</source>
        <translation>사진을 세고 있습니다. 끝날 때까지 기다리거나 먼저 멈추세요.</translation>
    </message>
    <message>
        <source>About Dotori</source>
        <translation>Dotori 정보</translation>
    </message>
    <message>
        <source>Dotori {version} counts people in photographs of crowds with a latent diffusion model, and lets a person correct every dot. It works offline. MIT licence; see the model card for what the weights were trained on.</source>
        <translation>Dotori {version}. 잠재 확산 모델로 군중 사진 속 사람을 세고, 모든 점을 사람이 직접 고칠 수 있습니다. 인터넷 없이 동작합니다. MIT 라이선스이며, 가중치를 무엇으로 학습했는지는 모델 카드에 있습니다.</translation>
    </message>
    <message>
        <source>The report is on the clipboard</source>
        <translation>보고서를 클립보드에 복사했습니다</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message numerus="yes">
        <source>%Ln annotation(s) are for other pictures</source>
        <translation>
            <numerusform>다른 사진에 속하는 주석 %Ln개</numerusform>
        </translation>
    </message>
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
        <source>%Ln more left out</source>
        <translation>
            <numerusform>외 %Ln개 제외됨</numerusform>
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
    <message>
        <source>{dots} for {picture}</source>
        <translation>{picture}에 {dots}</translation>
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
    <name>Legend</name>
    <message>
        <source>Dots on a head</source>
        <translation>머리 위의 점</translation>
    </message>
    <message>
        <source>Dots on no head</source>
        <translation>머리가 아닌 점</translation>
    </message>
    <message>
        <source>Heads without a dot</source>
        <translation>점이 없는 머리</translation>
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
        <source>Fruin: people who wait</source>
        <translation>Fruin: 기다리는 사람</translation>
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
    <name>LossCurve</name>
    <message>
        <source>How far the model is from the corrected dots in each step; it should fall</source>
        <translation>단계마다 모델이 고친 점과 얼마나 떨어져 있는지를 나타내며, 내려가야 합니다</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Loss of each step</source>
        <translation>단계별 손실</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>단계</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Tools</source>
        <translation>도구</translation>
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
    <name>ModelCard</name>
    <message numerus="yes">
        <source>%Ln reviewed picture(s) that it was not taught</source>
        <translation>
            <numerusform>학습하지 않은 검토 완료 사진 %Ln장</numerusform>
        </translation>
    </message>
    <message>
        <source>After</source>
        <translation>후</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>전</translation>
    </message>
    <message>
        <source>Came with Dotori</source>
        <translation>Dotori와 함께 제공됨</translation>
    </message>
    <message>
        <source>Card of the model</source>
        <translation>모델 카드</translation>
    </message>
    <message>
        <source>Clicks still needed</source>
        <translation>더 필요한 클릭 수</translation>
    </message>
    <message>
        <source>Counts pictures now</source>
        <translation>지금 사진을 세는 모델</translation>
    </message>
    <message>
        <source>Error of the count (MAE)</source>
        <translation>개수 오차(MAE)</translation>
    </message>
    <message>
        <source>F1 at 8 px</source>
        <translation>F1(8픽셀)</translation>
    </message>
    <message>
        <source>Fingerprint</source>
        <translation>지문</translation>
    </message>
    <message>
        <source>In its own words</source>
        <translation>모델 소개</translation>
    </message>
    <message>
        <source>It counts them worse than the model it was taught from.</source>
        <translation>바탕 모델보다 이 사진들을 더 못 셉니다.</translation>
    </message>
    <message>
        <source>Learned from</source>
        <translation>학습 데이터</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>만든 날</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>평균 오차</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Pictures that were held back</source>
        <translation>따로 남겨 둔 사진</translation>
    </message>
    <message>
        <source>Settings of the training</source>
        <translation>학습 설정</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>크기</translation>
    </message>
    <message>
        <source>Taught from</source>
        <translation>바탕 모델</translation>
    </message>
    <message>
        <source>Tells models apart, whatever their names; every count remembers it</source>
        <translation>이름과 관계없이 모델을 구별하며, 센 결과마다 기록됩니다</translation>
    </message>
    <message>
        <source>That it has learned from</source>
        <translation>학습에 쓰인 사진의 수</translation>
    </message>
    <message>
        <source>This file cannot be used:</source>
        <translation>이 파일은 사용할 수 없습니다:</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
</context>
<context>
    <name>ModelList</name>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>손상됨</translation>
    </message>
    <message>
        <source>in use</source>
        <translation>사용 중</translation>
    </message>
    <message>
        <source>shipped</source>
        <translation>기본 제공</translation>
    </message>
</context>
<context>
    <name>ModellingController</name>
    <message>
        <source>Models…</source>
        <translation>모델…</translation>
    </message>
</context>
<context>
    <name>ModelsDialog</name>
    <message>
        <source>All files (*)</source>
        <translation>모든 파일 (*)</translation>
    </message>
    <message>
        <source>Copy a model from a file (.safetensors)</source>
        <translation>파일(.safetensors)에서 모델을 복사해 옵니다</translation>
    </message>
    <message>
        <source>Copy this model to a file</source>
        <translation>이 모델을 파일로 복사합니다</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Delete this model (Delete)</source>
        <translation>이 모델을 삭제합니다 (Delete)</translation>
    </message>
    <message>
        <source>Delete {name}? It cannot be brought back.</source>
        <translation>{name} 모델을 삭제할까요? 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>Enter uses, F2 renames, Delete deletes.</source>
        <translation>Enter: 사용, F2: 이름 바꾸기, Delete: 삭제</translation>
    </message>
    <message>
        <source>Export a model</source>
        <translation>모델 내보내기</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>내보내기…</translation>
    </message>
    <message>
        <source>Give this model another name (F2)</source>
        <translation>이 모델의 이름을 바꿉니다 (F2)</translation>
    </message>
    <message>
        <source>Import a model</source>
        <translation>모델 가져오기</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>가져오기…</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Models ({endings})</source>
        <translation>모델 ({endings})</translation>
    </message>
    <message>
        <source>Models that you teach or import will stand here too.</source>
        <translation>학습시키거나 가져온 모델이 여기에 함께 나타납니다.</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Show folder</source>
        <translation>폴더 보기</translation>
    </message>
    <message>
        <source>Show the folder that this model is in</source>
        <translation>이 모델이 있는 폴더를 엽니다</translation>
    </message>
    <message>
        <source>The model that came with Dotori counts then.</source>
        <translation>그러면 기본 제공 모델이 셉니다.</translation>
    </message>
    <message>
        <source>Use for counting</source>
        <translation>세는 데 사용</translation>
    </message>
    <message>
        <source>Use it</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>저장됨: {path}</translation>
    </message>
    <message>
        <source>{name} counts from now on. Pictures that are counted already keep their dots.</source>
        <translation>이제부터 {name} 모델이 셉니다. 이미 센 사진의 점은 그대로입니다.</translation>
    </message>
    <message>
        <source>{name} counts the pictures that were held back worse than the model it was taught from. Use it all the same?</source>
        <translation>{name} 모델은 남겨 둔 사진을 바탕 모델보다 더 못 셉니다. 그래도 사용할까요?</translation>
    </message>
    <message>
        <source>{name} counts the pictures that were held back worse than {other}, which is in use. Use it all the same?</source>
        <translation>{name} 모델은 남겨 둔 사진을 사용 중인 {other} 모델보다 더 못 셉니다. 그래도 사용할까요?</translation>
    </message>
    <message>
        <source>{name} is deleted.</source>
        <translation>{name} 모델을 삭제했습니다.</translation>
    </message>
    <message>
        <source>{name} is imported.</source>
        <translation>{name} 모델을 가져왔습니다.</translation>
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
        <translation>전체</translation>
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
        <translation>아직 세지 않음</translation>
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
        <translation>세었던 파일과 다른 파일입니다.</translation>
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
        <translation>아직 세지 않음</translation>
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
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Close the window and open it with the same pictures</source>
        <translation>창을 닫고 같은 사진으로 다시 엽니다</translation>
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
        <source>Count with</source>
        <translation>세는 모델</translation>
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
        <source>Holds from the next count on</source>
        <translation>다음에 셀 때부터 적용됩니다</translation>
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
        <source>Models…</source>
        <translation>모델…</translation>
    </message>
    <message>
        <source>Open folders with the folders in them, from the next one on</source>
        <translation>다음에 여는 폴더부터 하위 폴더까지 열기</translation>
    </message>
    <message>
        <source>Open it again now</source>
        <translation>지금 다시 열기</translation>
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
        <source>See which models there are, and choose the one that counts</source>
        <translation>어떤 모델이 있는지 보고 셀 모델을 고릅니다</translation>
    </message>
    <message>
        <source>Size of dots</source>
        <translation>점 크기</translation>
    </message>
    <message>
        <source>The language changes when the window is opened again. Your work is saved.</source>
        <translation>창을 다시 열면 언어가 바뀝니다. 작업은 저장되어 있습니다.</translation>
    </message>
    <message>
        <source>{size} px</source>
        <translation>{size}px</translation>
    </message>
</context>
<context>
    <name>ProgressPage</name>
    <message numerus="yes">
        <source>About %n min left</source>
        <translation>
            <numerusform>약 %n분 남음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n s left</source>
        <translation>
            <numerusform>약 %n초 남음</numerusform>
        </translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Counting what is held back, as the model is now</source>
        <translation>남겨 둔 사진을 지금 모델로 세는 중</translation>
    </message>
    <message>
        <source>Counting what is held back, with the model in use</source>
        <translation>남겨 둔 사진을 사용 중인 모델로 세는 중</translation>
    </message>
    <message>
        <source>Counting what is held back, with the taught model</source>
        <translation>남겨 둔 사진을 학습한 모델로 세는 중</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>준비하는 중</translation>
    </message>
    <message>
        <source>Learning, step {step} of about {about}</source>
        <translation>학습 중, 약 {about}단계 가운데 {step}단계</translation>
    </message>
    <message>
        <source>Leave the machine to other work for a while; nothing is lost</source>
        <translation>잠시 다른 작업에 컴퓨터를 양보합니다. 잃는 것은 없습니다</translation>
    </message>
    <message>
        <source>Loading the model and the pictures</source>
        <translation>모델과 사진을 불러오는 중</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시 정지</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시 정지됨</translation>
    </message>
    <message>
        <source>Progress of the teaching</source>
        <translation>학습 진행</translation>
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
    <message numerus="yes">
        <source>About %n min left</source>
        <translation>
            <numerusform>약 %n분 남음</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>About %n s left</source>
        <translation>
            <numerusform>약 %n초 남음</numerusform>
        </translation>
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
        <translation>찍은 점은 저장되어 있습니다. 계속 작업하셔도 됩니다. 이상해 보이면 Dotori를 닫았다가 다시 여세요. 아래 보고서에는 사진이 들어 있지 않으니, 도움을 구할 때 함께 보내 주세요.</translation>
    </message>
</context>
<context>
    <name>ResultsModel</name>
    <message>
        <source>Count</source>
        <translation>사람 수</translation>
    </message>
    <message>
        <source>Heads, with all corrections</source>
        <translation>고친 것까지 모두 더한 머리 수</translation>
    </message>
    <message>
        <source>How far the work on it is</source>
        <translation>작업이 어디까지 되었는지</translation>
    </message>
    <message>
        <source>How long the model took</source>
        <translation>모델이 걸린 시간</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>구간</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>State</source>
        <translation>상태</translation>
    </message>
    <message>
        <source>The file is another one than was counted.</source>
        <translation>세었던 파일과 다른 파일입니다.</translation>
    </message>
    <message>
        <source>The model that counted it</source>
        <translation>사람을 센 모델</translation>
    </message>
    <message>
        <source>What the model said, whatever was corrected since; sorted by how wide it is</source>
        <translation>고치기 전 모델의 추정입니다. 구간의 너비로 정렬합니다</translation>
    </message>
    <message>
        <source>Where it is in the folder</source>
        <translation>폴더 안의 위치</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>세기 완료</translation>
    </message>
    <message>
        <source>counting</source>
        <translation>세는 중</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>고침</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>아직 세지 않음</translation>
    </message>
    <message>
        <source>replaced</source>
        <translation>바뀜</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>검토 완료</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
</context>
<context>
    <name>ResultsRows</name>
    <message>
        <source>Results</source>
        <translation>결과</translation>
    </message>
</context>
<context>
    <name>ResultsWindow</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln명</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln to go</source>
        <translation>
            <numerusform>%Ln장 남음</numerusform>
        </translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Count folder</source>
        <translation>폴더 세기</translation>
    </message>
    <message>
        <source>Count what this model has still to count here</source>
        <translation>이 모델이 아직 세지 않은 사진을 모두 셉니다</translation>
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
        <source>In the queue</source>
        <translation>대기열</translation>
    </message>
    <message>
        <source>None of the pictures is like that. Search for another name, or choose All.</source>
        <translation>그런 사진이 없습니다. 다른 이름을 찾거나 전체를 선택하세요.</translation>
    </message>
    <message>
        <source>Not counted</source>
        <translation>아직 세지 않음</translation>
    </message>
    <message>
        <source>Progress of the count</source>
        <translation>세기 진행</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>결과</translation>
    </message>
    <message>
        <source>Reviewed</source>
        <translation>검토 완료</translation>
    </message>
    <message>
        <source>Save results…</source>
        <translation>결과 저장…</translation>
    </message>
    <message>
        <source>Search names</source>
        <translation>이름 찾기</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>멈추기</translation>
    </message>
    <message>
        <source>Stop after the picture in hand; what is counted is kept</source>
        <translation>지금 세는 사진까지만 세고 멈춥니다. 센 것은 그대로 남습니다</translation>
    </message>
    <message>
        <source>Stopping after this picture</source>
        <translation>이 사진까지 세고 멈춥니다</translation>
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
        <source>Write the table to a file, or a page to read</source>
        <translation>표를 파일이나 읽을 수 있는 문서로 저장합니다</translation>
    </message>
    <message numerus="yes">
        <source>about %n h left</source>
        <translation>
            <numerusform>약 %n시간 남음</numerusform>
        </translation>
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
    <message>
        <source>{counted} of {pictures} counted</source>
        <translation>{pictures}장 중 {counted}장 세기 완료</translation>
    </message>
    <message>
        <source>{failed} failed</source>
        <translation>{failed}장 실패</translation>
    </message>
    <message>
        <source>{pace} pictures a second</source>
        <translation>초당 {pace}장</translation>
    </message>
    <message>
        <source>{rows} listed</source>
        <translation>{rows}장 표시</translation>
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
        <source>There is a dot on this head already. Keep again to have both.</source>
        <translation>이 머리에는 이미 점이 있습니다. 둘 다 두려면 ‘남기기’를 다시 누르세요.</translation>
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
        <source>On nine of ten pictures like those it was tried on, the true number lay in such an interval.</source>
        <translation>시험해 본 것과 비슷한 사진 열 장 가운데 아홉 장에서는 실제 수가 이런 구간 안에 있었습니다.</translation>
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
        <source>model {name}</source>
        <translation>모델 {name}</translation>
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
    <name>SaveResultsDialog</name>
    <message>
        <source>All pictures of the folder as they stand now, with all corrections. Counting goes on.</source>
        <translation>고친 것까지 포함한 폴더의 모든 사진의 지금 상태입니다. 세기는 계속됩니다.</translation>
    </message>
    <message>
        <source>Excel workbook (XLSX)</source>
        <translation>Excel 통합 문서 (XLSX)</translation>
    </message>
    <message>
        <source>JSON lines (JSONL)</source>
        <translation>JSON 줄 (JSONL)</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>파일 종류</translation>
    </message>
    <message>
        <source>Page to read and print (HTML)</source>
        <translation>읽고 인쇄할 문서 (HTML)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Save as</source>
        <translation>저장 위치</translation>
    </message>
    <message>
        <source>Save results</source>
        <translation>결과 저장</translation>
    </message>
    <message>
        <source>Table for spreadsheets (CSV)</source>
        <translation>스프레드시트용 표 (CSV)</translation>
    </message>
    <message>
        <source>There is a file of that name already. Replace it?</source>
        <translation>같은 이름의 파일이 이미 있습니다. 바꿀까요?</translation>
    </message>
    <message>
        <source>Written: {path}</source>
        <translation>저장됨: {path}</translation>
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
        <translation>Dotori의 처음 설정대로 셉니다</translation>
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
        <source>Model: {name}</source>
        <translation>모델: {name}</translation>
    </message>
    <message>
        <source>Processor (CPU)</source>
        <translation>프로세서(CPU)</translation>
    </message>
    <message>
        <source>The model that counts; click to see all models</source>
        <translation>지금 세는 모델입니다. 누르면 모든 모델을 봅니다</translation>
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
    <name>TeachDialog</name>
    <message numerus="yes">
        <source>%Ln more left out</source>
        <translation>
            <numerusform>외 %Ln개 제외됨</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Cancel the teaching</source>
        <translation>학습 취소</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>보관</translation>
    </message>
    <message>
        <source>Teach</source>
        <translation>가르치기</translation>
    </message>
    <message>
        <source>Teach the model</source>
        <translation>모델 가르치기</translation>
    </message>
    <message>
        <source>The model is still learning. Cancel it? What it has learned so far is lost.</source>
        <translation>모델이 아직 학습하고 있습니다. 취소할까요? 지금까지 배운 것은 사라집니다.</translation>
    </message>
    <message>
        <source>The taught model is not kept yet. Throw it away?</source>
        <translation>학습한 모델을 아직 보관하지 않았습니다. 버릴까요?</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>버리기</translation>
    </message>
</context>
<context>
    <name>TeachingController</name>
    <message>
        <source>Models…</source>
        <translation>모델…</translation>
    </message>
    <message>
        <source>{name} is kept among the models; the one in use stays in use.</source>
        <translation>{name} 모델을 보관했습니다. 사용 중인 모델은 그대로입니다.</translation>
    </message>
    <message>
        <source>{name} is kept, and counts from now on. Pictures that are counted already keep their dots.</source>
        <translation>{name} 모델을 보관했으며 이제부터 이 모델로 셉니다. 이미 센 사진의 점은 그대로입니다.</translation>
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
        <source>%Ln of them not in the list</source>
        <translation>
            <numerusform>그중 목록에 없는 사진 %Ln장</numerusform>
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
            <numerusform>검토 완료한 사진 %Ln장</numerusform>
        </translation>
    </message>
    <message>
        <source>Command that trains on it</source>
        <translation>학습 명령</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
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
        <source>Looking…</source>
        <translation>살펴보는 중…</translation>
    </message>
    <message>
        <source>Nothing is reviewed yet</source>
        <translation>아직 검토한 것이 없습니다</translation>
    </message>
    <message>
        <source>Put the command on the clipboard</source>
        <translation>명령을 클립보드에 복사합니다</translation>
    </message>
    <message>
        <source>Reviewed pictures are learned from as a whole, others in their done blocks only. Nothing is learned under a mask. The photographs are linked, not copied, where the disk can do that.</source>
        <translation>검토한 사진은 전체를, 나머지는 완료한 블록만 학습합니다. 마스크 아래는 학습하지 않습니다. 디스크가 허용하면 사진을 복사하지 않고 링크로 연결합니다.</translation>
    </message>
    <message>
        <source>There is an export in this folder already. Replace it?</source>
        <translation>이 폴더에 이미 내보낸 것이 있습니다. 덮어쓸까요?</translation>
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
    <name>VerdictPage</name>
    <message>
        <source>After</source>
        <translation>후</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>전</translation>
    </message>
    <message>
        <source>Better than the model that came with Dotori.</source>
        <translation>기본 제공 모델보다 낫습니다.</translation>
    </message>
    <message>
        <source>Better than {name}, which is in use.</source>
        <translation>사용 중인 {name} 모델보다 낫습니다.</translation>
    </message>
    <message>
        <source>Clicks still needed</source>
        <translation>더 필요한 클릭 수</translation>
    </message>
    <message>
        <source>Error of the count (MAE)</source>
        <translation>개수 오차(MAE)</translation>
    </message>
    <message>
        <source>F1 at 8 px</source>
        <translation>F1(8픽셀)</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>사용 중</translation>
    </message>
    <message>
        <source>Keep it as</source>
        <translation>보관할 이름</translation>
    </message>
    <message>
        <source>Mean error</source>
        <translation>평균 오차</translation>
    </message>
    <message>
        <source>Name of the taught model</source>
        <translation>학습한 모델의 이름</translation>
    </message>
    <message>
        <source>Neither better nor worse than the model that came with Dotori.</source>
        <translation>기본 제공 모델보다 낫지도 못하지도 않습니다.</translation>
    </message>
    <message>
        <source>Neither better nor worse than {name}, which is in use.</source>
        <translation>사용 중인 {name} 모델보다 낫지도 못하지도 않습니다.</translation>
    </message>
    <message numerus="yes">
        <source>On %Ln held-back picture(s) that it was not taught:</source>
        <translation>
            <numerusform>학습에 쓰지 않고 남겨 둔 사진 %Ln장에서:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>On the held-back part of %Ln picture(s); so few give a rough figure only:</source>
        <translation>
            <numerusform>사진 %Ln장의 남겨 둔 부분에서(적어서 대강의 값입니다):</numerusform>
        </translation>
    </message>
    <message>
        <source>Pictures that were held back</source>
        <translation>따로 남겨 둔 사진</translation>
    </message>
    <message>
        <source>Use it for counting</source>
        <translation>세는 데 사용</translation>
    </message>
    <message>
        <source>Worse than the model that came with Dotori.</source>
        <translation>기본 제공 모델보다 못합니다.</translation>
    </message>
    <message>
        <source>Worse than {name}, which is in use.</source>
        <translation>사용 중인 {name} 모델보다 못합니다.</translation>
    </message>
    <message numerus="yes">
        <source>{name} was taught %Ln of them, and counts those better than others.</source>
        <translation>
            <numerusform>{name} 모델은 그중 %Ln장을 이미 배웠으므로, 그 사진은 다른 사진보다 잘 셉니다.</numerusform>
        </translation>
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
        <source>The dots are hidden; D shows them.</source>
        <translation>점이 숨겨져 있습니다. D를 누르면 보입니다.</translation>
    </message>
    <message>
        <source>This is step {step} of the run; Esc brings your dots back.</source>
        <translation>지금 보이는 것은 세기의 {step}단계입니다. Esc를 누르면 점이 돌아옵니다.</translation>
    </message>
    <message>
        <source>This picture is being counted; correct its dots once that is done.</source>
        <translation>이 사진을 세고 있습니다. 다 센 뒤에 점을 고치세요.</translation>
    </message>
    <message>
        <source>not saved</source>
        <translation>저장되지 않음</translation>
    </message>
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
        <source>Back to the picture</source>
        <translation>사진으로 돌아가기</translation>
    </message>
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
        <source>Show the picture at hand again (Esc)</source>
        <translation>보던 사진을 다시 봅니다 (Esc)</translation>
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
<context>
    <name>ask_for_target</name>
    <message>
        <source>There is a file called {name} already. Replace it?</source>
        <translation>이름이 {name}인 파일이 이미 있습니다. 바꿀까요?</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source> and others</source>
        <translation> 외</translation>
    </message>
    <message>
        <source> and {count} more</source>
        <translation> 외 {count}개</translation>
    </message>
    <message>
        <source> {count:,} may miss something and are no longer reviewed: {names}{more}.</source>
        <translation> 사진 {count:,}장은 빠진 것이 있을 수 있어 검토 완료가 풀렸습니다: {names}{more}.</translation>
    </message>
    <message>
        <source>&quot;reviewed&quot; is neither true nor false</source>
        <translation>&quot;reviewed&quot; 값이 true도 false도 아닙니다</translation>
    </message>
    <message>
        <source>--engine ray needs Ray; install it with: pip install &apos;dotori[cluster]&apos;</source>
        <translation>--engine ray를 쓰려면 Ray가 필요합니다. 다음으로 설치하세요: pip install &apos;dotori[cluster]&apos;</translation>
    </message>
    <message>
        <source>--film shows one picture and {count} were given; name one</source>
        <translation>--film은 사진 한 장만 보여 주는데 {count}장이 주어졌습니다. 한 장만 지정하세요</translation>
    </message>
    <message>
        <source>--overlay would write over pictures in {folder}; name another folder</source>
        <translation>--overlay를 쓰면 {folder} 폴더의 사진을 덮어씁니다. 다른 폴더를 지정하세요</translation>
    </message>
    <message>
        <source>; nothing that was saved is lost</source>
        <translation>. 저장된 것은 모두 그대로입니다</translation>
    </message>
    <message>
        <source>The system ended the counting of {name}, most likely for want of memory. Close other programs or choose a smaller zoom, and count again.</source>
        <translation>시스템이 {name} 세기를 끝냈습니다. 메모리가 모자란 것 같습니다. 다른 프로그램을 닫거나 확대를 줄이고 다시 세어 보세요.</translation>
    </message>
    <message>
        <source>a confidence is no number from 0 to 1</source>
        <translation>신뢰도가 0에서 1 사이의 수가 아닙니다</translation>
    </message>
    <message>
        <source>a coordinate is no number</source>
        <translation>좌표가 수가 아닙니다</translation>
    </message>
    <message>
        <source>a list of {count}</source>
        <translation>항목 {count}개의 목록</translation>
    </message>
    <message>
        <source>a model cannot be called {name!r}: leave out / \ : * ? &quot; &lt; &gt; | and a full stop at either end, and keep to {most} letters</source>
        <translation>모델 이름으로 {name!r}은(는) 쓸 수 없습니다. / \ : * ? &quot; &lt; &gt; | 와 앞뒤의 마침표를 빼고 {most}자 안으로 쓰세요</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>수</translation>
    </message>
    <message>
        <source>a picture has no &quot;dots&quot;</source>
        <translation>&quot;dots&quot;가 없는 사진이 있습니다</translation>
    </message>
    <message>
        <source>a picture of {width} x {height} pixels has no ground; open it again</source>
        <translation>{width} x {height} 픽셀 사진에는 지면을 표시할 수 없습니다. 사진을 다시 여세요</translation>
    </message>
    <message>
        <source>a region has no name, or no polygon of pairs of numbers</source>
        <translation>이름이 없거나, 수의 쌍으로 된 다각형이 없는 영역이 있습니다</translation>
    </message>
    <message>
        <source>a reviewed picture is left out: {reason}</source>
        <translation>검토 완료된 사진을 제외합니다: {reason}</translation>
    </message>
    <message>
        <source>a table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>글자열</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>정수</translation>
    </message>
    <message>
        <source>a width or height is no whole number that a picture could have</source>
        <translation>너비나 높이가 사진에 있을 수 있는 정수가 아닙니다</translation>
    </message>
    <message>
        <source>a worker ({name}) makes another model of {model} than this machine; install the same Dotori on both, leave the file alone, and count again</source>
        <translation>워커({name})가 {model}에서 읽은 모델이 이 컴퓨터의 모델과 다릅니다. 양쪽에 같은 버전의 Dotori를 설치하고, 파일을 바꾸지 않은 채 다시 세어 주세요</translation>
    </message>
    <message>
        <source>an annotation belongs to an image that is not there</source>
        <translation>없는 이미지에 속한 표시가 있습니다</translation>
    </message>
    <message>
        <source>an entry has no &quot;{name}&quot;</source>
        <translation>&quot;{name}&quot;이(가) 없는 항목이 있습니다</translation>
    </message>
    <message>
        <source>an entry of &quot;images&quot; names no image</source>
        <translation>&quot;images&quot;에 이미지 이름이 없는 항목이 있습니다</translation>
    </message>
    <message>
        <source>an origin is not one of {origins}</source>
        <translation>출처가 {origins} 가운데 하나가 아닙니다</translation>
    </message>
    <message>
        <source>another Dotori{who} has {folder} open; until it is closed there, the folder can be looked at here but not changed</source>
        <translation>다른 Dotori{who}에서 {folder} 폴더를 열어 두었습니다. 그곳에서 닫을 때까지 여기서는 보기만 할 수 있습니다</translation>
    </message>
    <message>
        <source>another program is using it; close that and do it again</source>
        <translation>다른 프로그램이 사용하고 있습니다. 그 프로그램을 닫고 다시 하세요</translation>
    </message>
    <message>
        <source>both ends of the length are at one place; mark them apart</source>
        <translation>길이의 두 끝이 같은 자리에 있습니다. 서로 떨어지게 표시하세요</translation>
    </message>
    <message>
        <source>cannot compare with {path}: it holds counts, not dots; choose a file with the dots</source>
        <translation>{path} 파일과 비교할 수 없습니다: 점이 아니라 개수만 들어 있습니다. 점이 있는 파일을 고르세요</translation>
    </message>
    <message>
        <source>cannot convert {path}: it holds no pictures; check that it is the right file</source>
        <translation>{path} 파일을 변환할 수 없습니다: 사진이 들어 있지 않습니다. 맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>cannot convert {path}: no annotation file ({kinds}) is in this folder; name another one</source>
        <translation>{path} 폴더를 변환할 수 없습니다: 이 폴더에는 표시 파일({kinds})이 없습니다. 다른 폴더를 지정하세요</translation>
    </message>
    <message>
        <source>cannot copy {source} to {target}: {reason}; see to that and try again</source>
        <translation>{source} 파일을 {target}(으)로 복사할 수 없습니다: {reason}. 문제를 해결하고 다시 하세요</translation>
    </message>
    <message>
        <source>cannot count {folder}: its project is open in a window or another count; close that first</source>
        <translation>{folder}을(를) 셀 수 없습니다: 프로젝트가 다른 창이나 다른 작업에서 열려 있습니다. 먼저 그것을 닫아 주세요</translation>
    </message>
    <message>
        <source>cannot count {folder}: there is no such folder; check the name</source>
        <translation>{folder}을(를) 셀 수 없습니다: 그런 폴더가 없습니다. 이름을 확인해 주세요</translation>
    </message>
    <message>
        <source>cannot export {folder}: nobody has worked on it; open it in the app and count its pictures</source>
        <translation>{folder} 폴더를 내보낼 수 없습니다: 아직 작업한 적이 없습니다. 앱에서 열어 사진을 세세요</translation>
    </message>
    <message>
        <source>cannot go on counting {folder}: the folder or its project has vanished; bring it back and count it again, what was counted is kept</source>
        <translation>{folder}을(를) 더 셀 수 없습니다: 폴더나 프로젝트가 사라졌습니다. 되돌려 놓고 다시 세어 주세요. 이미 센 것은 남아 있습니다</translation>
    </message>
    <message>
        <source>cannot keep the preferences in {file}: {reason}; check who may write there</source>
        <translation>환경설정을 {file}에 저장할 수 없습니다: {reason}. 쓰기 권한을 확인하세요</translation>
    </message>
    <message>
        <source>cannot list {path}: it is a file; name the folder it is in</source>
        <translation>{path}의 목록을 만들 수 없습니다: 파일입니다. 파일이 든 폴더를 지정하세요</translation>
    </message>
    <message>
        <source>cannot list {path}: it is not in the folder {folder}; open the folder it is in</source>
        <translation>{path} 사진을 목록에 넣을 수 없습니다: {folder} 폴더에 없습니다. 사진이 있는 폴더를 여세요</translation>
    </message>
    <message>
        <source>cannot lock {path}: {reason}; delete it and try again</source>
        <translation>{path} 파일을 잠글 수 없습니다: {reason}. 그 파일을 지우고 다시 하세요</translation>
    </message>
    <message>
        <source>cannot open {folder}: neither it nor {other} can be written to; copy the pictures elsewhere</source>
        <translation>{folder} 폴더를 열 수 없습니다: 이 폴더에도 {other}에도 쓸 수 없습니다. 사진을 다른 곳에 복사하세요</translation>
    </message>
    <message>
        <source>cannot open {folder}: there is no such folder; check the name</source>
        <translation>{folder} 폴더를 열 수 없습니다: 그런 폴더가 없습니다. 이름을 확인하세요</translation>
    </message>
    <message>
        <source>cannot open {path}: it was made by a newer Dotori; update this one to open it</source>
        <translation>{path} 파일을 열 수 없습니다: 더 새로운 Dotori에서 만든 파일입니다. 열려면 Dotori를 업데이트하세요</translation>
    </message>
    <message>
        <source>cannot open {path}: {reason}; see to that and open it again</source>
        <translation>{path} 파일을 열 수 없습니다: {reason}. 문제를 해결하고 다시 여세요</translation>
    </message>
    <message>
        <source>cannot reach a Ray cluster at {address}; give HOST:PORT of its head, or leave --address out</source>
        <translation>{address}의 Ray 클러스터에 연결할 수 없습니다. 헤드의 HOST:PORT를 지정하거나 --address를 빼 주세요</translation>
    </message>
    <message>
        <source>cannot read the film {path}: {reason}; save or download it again</source>
        <translation>영상 {path}을(를) 읽을 수 없습니다: {reason}. 다시 저장하거나 내려받아 주세요</translation>
    </message>
    <message>
        <source>cannot read {path}: MATLAB 7.3 files are not supported; save it with save(..., &apos;-v7&apos;)</source>
        <translation>{path} 파일을 읽을 수 없습니다: MATLAB 7.3 파일은 지원하지 않습니다. save(..., &apos;-v7&apos;)로 저장하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: URLs want fsspec; install it with: pip install &apos;dotori[cluster]&apos;</source>
        <translation>{path}을(를) 읽을 수 없습니다: URL을 읽으려면 fsspec이 필요합니다. 다음 명령으로 설치하세요: pip install &apos;dotori[cluster]&apos;</translation>
    </message>
    <message>
        <source>cannot read {path}: a confidence is no number from 0 to 1; correct or replace the file</source>
        <translation>{path} 파일을 읽을 수 없습니다: 신뢰도가 0에서 1 사이의 수가 아닙니다. 파일을 고치거나 바꾸세요</translation>
    </message>
    <message>
        <source>cannot read {path}: a confidence is no number from 0 to 1; correct that line</source>
        <translation>{path} 파일을 읽을 수 없습니다: 신뢰도가 0에서 1 사이의 수가 아닙니다. 그 줄을 고치세요</translation>
    </message>
    <message>
        <source>cannot read {path}: a marker has no MarkerX or MarkerY; correct or replace the file</source>
        <translation>{path} 파일을 읽을 수 없습니다: MarkerX나 MarkerY가 없는 표시가 있습니다. 파일을 고치거나 바꾸세요</translation>
    </message>
    <message>
        <source>cannot read {path}: a picture has no points by class; correct or replace the file</source>
        <translation>{path} 파일을 읽을 수 없습니다: 클래스별 점이 없는 사진이 있습니다. 파일을 고치거나 바꾸세요</translation>
    </message>
    <message>
        <source>cannot read {path}: a task has no list of results; correct or replace the file</source>
        <translation>{path} 파일을 읽을 수 없습니다: 결과 목록이 없는 작업이 있습니다. 파일을 고치거나 바꾸세요</translation>
    </message>
    <message>
        <source>cannot read {path}: a task states no size of its picture; export it from Label Studio again</source>
        <translation>{path} 파일을 읽을 수 없습니다: 사진 크기가 없는 작업이 있습니다. Label Studio에서 다시 내보내세요</translation>
    </message>
    <message>
        <source>cannot read {path}: an origin is not one of {origins}; correct or replace the file</source>
        <translation>{path} 파일을 읽을 수 없습니다: 출처가 {origins} 가운데 하나가 아닙니다. 파일을 고치거나 바꾸세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it declares a document type or entities, which no annotation needs and which can do harm; check where it comes from</source>
        <translation>{path} 파일을 읽을 수 없습니다: 표시 파일에 필요 없고 해로울 수 있는 문서 형식이나 엔티티를 선언합니다. 어디서 온 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it has more than {limit:,} cells or fields; check that it is the right file</source>
        <translation>{path} 파일을 읽을 수 없습니다: 셀이나 필드가 {limit:,}개보다 많습니다. 맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it has no &quot;points&quot; by picture; check that it is the right file</source>
        <translation>{path} 파일을 읽을 수 없습니다: 사진별 &quot;points&quot;가 없습니다. 맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it has no column {column!r}; check that it is the right file</source>
        <translation>{path} 파일을 읽을 수 없습니다: {column!r} 열이 없습니다. 맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it has no list of &quot;features&quot;; check that it is the right file</source>
        <translation>{path} 파일을 읽을 수 없습니다: &quot;features&quot; 목록이 없습니다. 맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it has no list of &quot;points&quot;; check that it is the right file</source>
        <translation>{path} 파일을 읽을 수 없습니다: &quot;points&quot; 목록이 없습니다. 맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it has no list of &quot;shapes&quot;; check that it is the right file</source>
        <translation>{path} 파일을 읽을 수 없습니다: &quot;shapes&quot; 목록이 없습니다. 맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it has no list of &quot;{name}&quot;; check that it is the right file</source>
        <translation>{path} 파일을 읽을 수 없습니다: &quot;{name}&quot; 목록이 없습니다. 맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it has no pixels; save or download it again</source>
        <translation>{path} 사진을 읽을 수 없습니다: 픽셀이 없습니다. 다시 저장하거나 내려받으세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it holds counts, not dots; choose a file with the dots</source>
        <translation>{path} 파일을 읽을 수 없습니다: 점이 아니라 개수만 들어 있습니다. 점이 있는 파일을 고르세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it holds no &lt;{root}&gt;; check that it is the right file</source>
        <translation>{path} 파일을 읽을 수 없습니다: &lt;{root}&gt; 요소가 없습니다. 맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it holds no variable {name!r}; check that it is the right file</source>
        <translation>{path} 파일을 읽을 수 없습니다: {name!r} 변수가 없습니다. 맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it holds shapes of napari, not points; save a points layer</source>
        <translation>{path} 파일을 읽을 수 없습니다: napari의 점이 아니라 도형이 들어 있습니다. 점 레이어를 저장하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it is a folder; name a picture</source>
        <translation>{path}은(는) 읽을 수 없습니다: 폴더입니다. 사진을 지정하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it is a video of CVAT; export it as &quot;CVAT for images 1.1&quot;</source>
        <translation>{path} 파일을 읽을 수 없습니다: CVAT 동영상입니다. &quot;CVAT for images 1.1&quot;로 내보내세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it is damaged; open the folder again, and what is readable will be recovered</source>
        <translation>{path} 파일을 읽을 수 없습니다: 손상되었습니다. 폴더를 다시 열면 읽을 수 있는 것은 복구됩니다</translation>
    </message>
    <message>
        <source>cannot read {path}: it is longer than {limit} MiB; name an annotation file</source>
        <translation>{path} 파일을 읽을 수 없습니다: {limit} MiB보다 큽니다. 표시 파일을 지정하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it is no MATLAB 5 to 7 file or is damaged; save or download it again</source>
        <translation>{path} 파일을 읽을 수 없습니다: MATLAB 5~7 파일이 아니거나 손상되었습니다. 다시 저장하거나 내려받으세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it is no list of Label Studio tasks with &quot;data&quot;; export it from Label Studio as JSON</source>
        <translation>{path} 파일을 읽을 수 없습니다: &quot;data&quot;가 있는 Label Studio 작업 목록이 아닙니다. Label Studio에서 JSON으로 내보내세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it is not UTF-8 text; check that it is the right file</source>
        <translation>{path} 파일을 읽을 수 없습니다: UTF-8 텍스트가 아닙니다. 맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it is not a Dotori file; check that it is the right file</source>
        <translation>{path} 파일을 읽을 수 없습니다: Dotori 파일이 아닙니다. 맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it is not a file; name an annotation file</source>
        <translation>{path}은(는) 읽을 수 없습니다: 파일이 아닙니다. 표시 파일을 지정하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it is not a picture in a known format; choose a JPEG, PNG, TIFF or WebP</source>
        <translation>{path} 파일을 읽을 수 없습니다: 알려진 형식의 사진이 아닙니다. JPEG, PNG, TIFF, WebP 가운데 하나를 고르세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it is not a regular file; name a picture</source>
        <translation>{path}은(는) 읽을 수 없습니다: 일반 파일이 아닙니다. 사진을 지정하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it is not valid JSON; save or download it again</source>
        <translation>{path} 파일을 읽을 수 없습니다: 올바른 JSON이 아닙니다. 다시 저장하거나 내려받으세요</translation>
    </message>
    <message>
        <source>cannot read {path}: it is not valid XML; save or download it again</source>
        <translation>{path} 파일을 읽을 수 없습니다: 올바른 XML이 아닙니다. 다시 저장하거나 내려받으세요</translation>
    </message>
    <message>
        <source>cannot read {path}: its annotations hold no keypoints; export it as COCO keypoints</source>
        <translation>{path} 파일을 읽을 수 없습니다: 키포인트가 없습니다. COCO 키포인트로 내보내세요</translation>
    </message>
    <message>
        <source>cannot read {path}: its colour mode {mode} is not supported; save it as RGB</source>
        <translation>{path} 사진을 읽을 수 없습니다: 색 방식 {mode}은(는) 지원하지 않습니다. RGB로 저장하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: its image_info is not laid out as in ShanghaiTech; check that it is the right file</source>
        <translation>{path} 파일을 읽을 수 없습니다: image_info의 구조가 ShanghaiTech와 다릅니다. 맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: its points are not pairs of numbers; correct or replace it</source>
        <translation>{path} 파일을 읽을 수 없습니다: 점이 수의 쌍으로 되어 있지 않습니다. 파일을 고치거나 바꾸세요</translation>
    </message>
    <message>
        <source>cannot read {path}: its version is not {version}; update Dotori to read it</source>
        <translation>{path} 파일을 읽을 수 없습니다: 버전이 {version}이(가) 아닙니다. 읽으려면 Dotori를 업데이트하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: its {size} pixels are more than {most} a side; make it smaller</source>
        <translation>{path} 사진을 읽을 수 없습니다: {size} 픽셀로, 한 변이 {most} 픽셀을 넘습니다. 크기를 줄이세요</translation>
    </message>
    <message>
        <source>cannot read {path}: its {size} pixels are more than {most} million; make it smaller</source>
        <translation>{path} 사진을 읽을 수 없습니다: {size} 픽셀로, {most}백만 픽셀을 넘습니다. 크기를 줄이세요</translation>
    </message>
    <message>
        <source>cannot read {path}: line {line} has no number in the column {column!r}; correct that line</source>
        <translation>{path} 파일을 읽을 수 없습니다: {line}번째 줄의 {column!r} 열이 수가 아닙니다. 그 줄을 고치세요</translation>
    </message>
    <message>
        <source>cannot read {path}: line {line} holds no JSON object; correct that line</source>
        <translation>{path} 파일을 읽을 수 없습니다: {line}번째 줄에 JSON 객체가 없습니다. 그 줄을 고치세요</translation>
    </message>
    <message>
        <source>cannot read {path}: line {line} holds no valid JSON; correct that line</source>
        <translation>{path} 파일을 읽을 수 없습니다: {line}번째 줄이 올바른 JSON이 아닙니다. 그 줄을 고치세요</translation>
    </message>
    <message>
        <source>cannot read {path}: line {line} is damaged; correct that line</source>
        <translation>{path} 파일을 읽을 수 없습니다: {line}번째 줄이 손상되었습니다. 그 줄을 고치세요</translation>
    </message>
    <message>
        <source>cannot read {path}: line {line} is not six numbers &quot;x y w h o b&quot;; correct that line</source>
        <translation>{path} 파일을 읽을 수 없습니다: {line}번째 줄이 여섯 수 &quot;x y w h o b&quot;가 아닙니다. 그 줄을 고치세요</translation>
    </message>
    <message>
        <source>cannot read {path}: line {line} is not two numbers &quot;x y&quot;; correct that line</source>
        <translation>{path} 파일을 읽을 수 없습니다: {line}번째 줄이 두 수 &quot;x y&quot;가 아닙니다. 그 줄을 고치세요</translation>
    </message>
    <message>
        <source>cannot read {path}: no picture is in this folder; choose a folder with pictures</source>
        <translation>{path} 폴더를 읽을 수 없습니다: 이 폴더에는 사진이 없습니다. 사진이 있는 폴더를 고르세요</translation>
    </message>
    <message>
        <source>cannot read {path}: one of its shapes is damaged; correct or replace the file</source>
        <translation>{path} 파일을 읽을 수 없습니다: 손상된 도형이 있습니다. 파일을 고치거나 바꾸세요</translation>
    </message>
    <message>
        <source>cannot read {path}: point {number} is at ({x:g}, {y:g}), which is no place in a picture; correct or remove that point</source>
        <translation>{path} 파일을 읽을 수 없습니다: {number}번째 점이 사진 안의 자리가 아닌 ({x:g}, {y:g})에 있습니다. 그 점을 고치거나 지우세요</translation>
    </message>
    <message>
        <source>cannot read {path}: the driver for {protocol}:// is not installed here ({reason}); install it on every machine that counts</source>
        <translation>{path}을(를) 읽을 수 없습니다: {protocol}:// 드라이버가 이 컴퓨터에 설치되어 있지 않습니다({reason}). 세는 모든 컴퓨터에 설치하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: the file is cut short; save or download it again</source>
        <translation>{path} 파일을 읽을 수 없습니다: 파일이 중간에 끊겼습니다. 다시 저장하거나 내려받으세요</translation>
    </message>
    <message>
        <source>cannot read {path}: the file is empty; save or download it again</source>
        <translation>{path} 파일을 읽을 수 없습니다: 파일이 비어 있습니다. 다시 저장하거나 내려받으세요</translation>
    </message>
    <message>
        <source>cannot read {path}: the picture is damaged; save or download it again</source>
        <translation>{path} 사진을 읽을 수 없습니다: 사진이 손상되었습니다. 다시 저장하거나 내려받으세요</translation>
    </message>
    <message>
        <source>cannot read {path}: there is no such file or folder; check the name</source>
        <translation>{path}을(를) 읽을 수 없습니다: 그런 파일이나 폴더가 없습니다. 이름을 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: there is no such file, folder or bucket; check the name</source>
        <translation>{path}을(를) 읽을 수 없습니다: 그런 파일, 폴더 또는 버킷이 없습니다. 이름을 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: there is no such file; check the name</source>
        <translation>{path} 파일을 읽을 수 없습니다: 그런 파일이 없습니다. 이름을 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: there is not enough memory for it; make it smaller or close programs</source>
        <translation>{path} 사진을 읽을 수 없습니다: 메모리가 부족합니다. 크기를 줄이거나 다른 프로그램을 닫으세요</translation>
    </message>
    <message>
        <source>cannot read {path}: {reason}</source>
        <translation>{path} 파일을 읽을 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>cannot read {path}: {reason}; check the address, the connection and the credentials</source>
        <translation>{path}을(를) 읽을 수 없습니다: {reason}. 주소, 연결, 인증 정보를 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: {reason}; check the name and who may read it</source>
        <translation>{path}을(를) 읽을 수 없습니다: {reason}. 이름과 읽기 권한을 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: {reason}; check who may read it</source>
        <translation>{path}을(를) 읽을 수 없습니다: {reason}. 읽기 권한을 확인하세요</translation>
    </message>
    <message>
        <source>cannot read {path}: {what}; correct or replace the file</source>
        <translation>{path} 파일을 읽을 수 없습니다: {what}. 파일을 고치거나 바꾸세요</translation>
    </message>
    <message>
        <source>cannot recover {path}: {reason}; see to that and open it again</source>
        <translation>{path} 파일을 복구할 수 없습니다: {reason}. 문제를 해결하고 다시 여세요</translation>
    </message>
    <message>
        <source>cannot report on {folder}: nothing was counted in it; count it first (count FOLDER --project)</source>
        <translation>{folder}의 보고서를 만들 수 없습니다: 아직 센 사진이 없습니다. 먼저 세어 주세요(count FOLDER --project)</translation>
    </message>
    <message>
        <source>cannot tell the format of {path}; name it (--from), or check that it is the right file</source>
        <translation>{path} 파일의 형식을 알 수 없습니다. 형식을 지정하거나(--from) 맞는 파일인지 확인하세요</translation>
    </message>
    <message>
        <source>cannot tell which picture {name} in {folder} means: {one} or {other}; rename one</source>
        <translation>{folder} 폴더에서 {name}이(가) 어느 사진인지 알 수 없습니다: {one} 또는 {other}. 한쪽의 이름을 바꾸세요</translation>
    </message>
    <message>
        <source>cannot work on {path}: it is at a URL; copy it to this machine and open its folder</source>
        <translation>{path}에서 작업할 수 없습니다: URL에 있는 사진입니다. 이 컴퓨터로 복사한 뒤 그 폴더를 여세요</translation>
    </message>
    <message>
        <source>cannot write a film to {path}: the name must end in .mp4 or .gif</source>
        <translation>{path}에 동영상을 쓸 수 없습니다: 이름이 .mp4나 .gif로 끝나야 합니다</translation>
    </message>
    <message>
        <source>cannot write the frames to {folder}: {reason}; name another folder (--frames)</source>
        <translation>장면을 {folder}에 쓸 수 없습니다: {reason}. 다른 폴더를 지정해 주세요(--frames)</translation>
    </message>
    <message>
        <source>cannot write the samples to {folder}: {reason}; open a picture of your own</source>
        <translation>예제 사진을 {folder} 폴더에 쓸 수 없습니다: {reason}. 가지고 있는 사진을 여세요</translation>
    </message>
    <message>
        <source>cannot write to {place}: {reason}; see to that and open it again</source>
        <translation>{place}에 쓸 수 없습니다: {reason}. 문제를 해결하고 다시 여세요</translation>
    </message>
    <message>
        <source>cannot write {path}: a number in it is not finite; remove that dot</source>
        <translation>{path} 파일을 쓸 수 없습니다: 유한하지 않은 수가 있습니다. 그 점을 지우세요</translation>
    </message>
    <message>
        <source>cannot write {path}: a picture has no name to call its file after; add it first</source>
        <translation>{path}에 쓸 수 없습니다: 파일 이름으로 쓸 이름이 없는 사진이 있습니다. 이름을 먼저 넣으세요</translation>
    </message>
    <message>
        <source>cannot write {path}: a sheet has {rows} rows, and there are more pictures; write a .csv</source>
        <translation>{path}에 쓸 수 없습니다: 시트 한 장은 {rows}행까지인데 사진이 더 많습니다. .csv로 써 주세요</translation>
    </message>
    <message>
        <source>cannot write {path}: a sheet has {rows} rows, and there are more pictures; write counts-csv</source>
        <translation>{path} 파일을 쓸 수 없습니다: 시트 한 장은 {rows}줄까지인데 사진이 더 많습니다. counts-csv로 쓰세요</translation>
    </message>
    <message>
        <source>cannot write {path}: an export is there; name a new folder or add --overwrite</source>
        <translation>{path}에 쓸 수 없습니다: 이미 내보낸 것이 있습니다. 새 폴더를 지정하거나 --overwrite를 붙이세요</translation>
    </message>
    <message>
        <source>cannot write {path}: it is a file; name a new folder</source>
        <translation>{path}에 쓸 수 없습니다: 파일입니다. 새 폴더를 지정하세요</translation>
    </message>
    <message>
        <source>cannot write {path}: it is a folder, and {name} is one file; name a file, {suffix} at its end</source>
        <translation>{path}에 쓸 수 없습니다: 폴더인데 {name} 형식은 파일 하나입니다. {suffix}(으)로 끝나는 파일을 지정하세요</translation>
    </message>
    <message>
        <source>cannot write {path}: it is a folder; name a file</source>
        <translation>{path}에 쓸 수 없습니다: 폴더입니다. 파일을 지정하세요</translation>
    </message>
    <message>
        <source>cannot write {path}: it is a picture of the project; name another place</source>
        <translation>{path} 파일을 쓸 수 없습니다: 프로젝트의 사진입니다. 다른 곳을 지정하세요</translation>
    </message>
    <message>
        <source>cannot write {path}: it is one of the files to convert; name another place</source>
        <translation>{path} 파일을 쓸 수 없습니다: 변환할 파일 가운데 하나입니다. 다른 곳을 지정하세요</translation>
    </message>
    <message>
        <source>cannot write {path}: it is there already; name another file</source>
        <translation>{path}에 쓸 수 없습니다. 이미 있는 파일이니 다른 이름을 지정해 주십시오</translation>
    </message>
    <message>
        <source>cannot write {path}: it would be longer than {limit} MiB; write fewer pictures to a file</source>
        <translation>{path} 파일을 쓸 수 없습니다: {limit} MiB를 넘게 됩니다. 파일 하나에 사진을 더 적게 쓰세요</translation>
    </message>
    <message>
        <source>cannot write {path}: other files are in it; name a new folder</source>
        <translation>{path}에 쓸 수 없습니다: 다른 파일이 들어 있습니다. 새 폴더를 지정하세요</translation>
    </message>
    <message>
        <source>cannot write {path}: the ending says what a report is; name a file that ends in one of {endings}</source>
        <translation>{path}에 쓸 수 없습니다: 확장자가 보고서의 종류를 정합니다. {endings} 가운데 하나로 끝나는 파일 이름을 정해 주세요</translation>
    </message>
    <message>
        <source>cannot write {path}: the name of the picture {name} has characters that XML cannot hold; rename it</source>
        <translation>{path} 파일을 쓸 수 없습니다: 사진 이름 {name}에 XML이 담을 수 없는 글자가 있습니다. 이름을 바꾸세요</translation>
    </message>
    <message>
        <source>cannot write {path}: the name of the picture {name} is not UTF-8; rename it</source>
        <translation>{path} 파일을 쓸 수 없습니다: 사진 이름 {name}이(가) UTF-8이 아닙니다. 이름을 바꾸세요</translation>
    </message>
    <message>
        <source>cannot write {path}: the pictures are in it; name a new folder</source>
        <translation>{path}에 쓸 수 없습니다: 사진이 들어 있는 폴더입니다. 새 폴더를 지정하세요</translation>
    </message>
    <message>
        <source>cannot write {path}: the work on a folder is kept there; name another file</source>
        <translation>{path} 파일을 쓸 수 없습니다: 폴더의 작업이 저장된 파일입니다. 다른 파일을 지정하세요</translation>
    </message>
    <message>
        <source>cannot write {path}: this format holds exactly one picture a file, not {count}; write one file for each picture</source>
        <translation>{path} 파일을 쓸 수 없습니다: 이 형식은 파일 하나에 사진 한 장만 담는데 {count}장입니다. 사진마다 파일을 하나씩 쓰세요</translation>
    </message>
    <message>
        <source>cannot write {path}: this format needs the width and height of {image}, which are not known; say where the pictures are (--images)</source>
        <translation>{path} 파일을 쓸 수 없습니다: 이 형식에는 {image}의 너비와 높이가 필요한데 알 수 없습니다. 사진이 있는 곳을 알려 주세요(--images)</translation>
    </message>
    <message>
        <source>cannot write {path}: this format needs the width and height of {image}, which cannot be read; put the picture back or choose another format</source>
        <translation>{path} 파일을 쓸 수 없습니다: 이 형식에는 {image}의 너비와 높이가 필요한데 사진을 읽을 수 없습니다. 사진을 제자리에 되돌리거나 다른 형식을 고르세요</translation>
    </message>
    <message>
        <source>cannot write {path}: weights are .safetensors; name a file that ends so</source>
        <translation>{path}에 쓸 수 없습니다. 가중치는 .safetensors 파일이어야 하니 그렇게 끝나는 이름을 지정해 주십시오</translation>
    </message>
    <message>
        <source>cannot write {path}: {count} pictures are named {image}; rename all but one</source>
        <translation>{path} 파일을 쓸 수 없습니다: 이름이 {image}인 사진이 {count}장입니다. 한 장만 남기고 이름을 바꾸세요</translation>
    </message>
    <message>
        <source>cannot write {path}: {image} cannot be the name of a file; rename it</source>
        <translation>{path}에 쓸 수 없습니다: {image}은(는) 파일 이름이 될 수 없습니다. 이름을 바꾸세요</translation>
    </message>
    <message>
        <source>cannot write {path}: {name} holds one picture a file; name a folder for the files</source>
        <translation>{path}에 쓸 수 없습니다: {name} 형식은 파일 하나에 사진 한 장을 담습니다. 파일들을 둘 폴더를 지정하세요</translation>
    </message>
    <message>
        <source>cannot write {path}: {other} and {image} would both be {name}; rename one</source>
        <translation>{path}에 쓸 수 없습니다: {other}와(과) {image}이(가) 모두 {name}이(가) 됩니다. 한쪽의 이름을 바꾸세요</translation>
    </message>
    <message>
        <source>cannot write {path}: {reason}</source>
        <translation>{path} 파일을 쓸 수 없습니다: {reason}</translation>
    </message>
    <message>
        <source>cannot write {path}: {reason}; choose another place or free some space</source>
        <translation>{path}에 쓸 수 없습니다: {reason}. 다른 곳을 고르거나 공간을 비우세요</translation>
    </message>
    <message>
        <source>cannot write {path}: {reason}; name another file</source>
        <translation>{path}에 쓸 수 없습니다({reason}). 다른 이름을 지정해 주십시오</translation>
    </message>
    <message>
        <source>cannot write {path}: {reason}; name another folder</source>
        <translation>{path}에 쓸 수 없습니다: {reason}. 다른 폴더를 지정하세요</translation>
    </message>
    <message>
        <source>cannot write {path}{more}: it is there already; name another place or add --overwrite</source>
        <translation>{path}{more}을(를) 쓸 수 없습니다: 이미 있습니다. 다른 곳을 지정하거나 --overwrite를 붙이세요</translation>
    </message>
    <message>
        <source>cannot {deed} {path}: {reason}; see to that and try again</source>
        <translation>{path}: {deed} 실패 ({reason}). 해결한 뒤 다시 해 보세요</translation>
    </message>
    <message>
        <source>cannot {doing} {path}: another file was put in its place while it was open; open the folder again to go on with that one</source>
        <translation>{path}: {doing} 수 없습니다. 열려 있는 동안 다른 파일로 바뀌었습니다. 그 파일로 계속하려면 폴더를 다시 여세요</translation>
    </message>
    <message>
        <source>cannot {doing} {path}: it is open elsewhere; close it there and open it here again</source>
        <translation>{path}: {doing} 수 없습니다. 다른 곳에서 열려 있습니다. 그곳에서 닫고 여기서 다시 여세요</translation>
    </message>
    <message>
        <source>cannot {doing} {path}: it was deleted or moved while it was open; put it back and do it again, or open the folder again to begin a new one</source>
        <translation>{path}: {doing} 수 없습니다. 열려 있는 동안 지워지거나 옮겨졌습니다. 제자리에 되돌려 놓고 다시 하거나, 폴더를 다시 열어 새로 시작하세요</translation>
    </message>
    <message>
        <source>cannot {doing} {path}: {reason}{comfort}</source>
        <translation>{path}: {doing} 수 없습니다. {reason}{comfort}</translation>
    </message>
    <message>
        <source>counting {path} ended the program {times} times, as happens where memory runs out or a file is damaged; make the picture smaller or use a smaller zoom, or count again with --retry</source>
        <translation>{path}을(를) 세다가 프로그램이 {times}번 꺼졌습니다. 메모리가 부족하거나 파일이 손상되면 그럴 수 있습니다. 사진을 줄이거나 배율을 낮추거나, --retry로 다시 세어 주세요</translation>
    </message>
    <message>
        <source>counting {path} failed (its workers died, as happens where memory runs out or a file is damaged); make the picture smaller or use a smaller zoom, or count again with --retry</source>
        <translation>{path}을(를) 세지 못했습니다(세던 작업자가 꺼졌습니다. 메모리가 부족하거나 파일이 손상되면 그럴 수 있습니다). 사진을 줄이거나 배율을 낮추거나, --retry로 다시 세어 주세요</translation>
    </message>
    <message>
        <source>counting {path} failed ({reason}); count again, or report it</source>
        <translation>{path} 사진을 세지 못했습니다({reason}). 다시 세거나 오류를 알려 주세요</translation>
    </message>
    <message>
        <source>counting {path} failed ({reason}); count it again, or report it</source>
        <translation>{path}을(를) 세지 못했습니다({reason}). 다시 세거나 알려 주세요</translation>
    </message>
    <message>
        <source>delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>enter the pictures in</source>
        <translation>사진을 등록할</translation>
    </message>
    <message>
        <source>eta is DDIM&apos;s and {sampler} has none; choose the sampler ddim or leave eta at 0</source>
        <translation>eta는 DDIM에만 있고 {sampler}에는 없습니다. 샘플러로 ddim을 고르거나 eta를 0으로 두세요</translation>
    </message>
    <message>
        <source>heads cannot be {height} m above the ground; give a height in metres</source>
        <translation>머리가 지면에서 {height} m 높이에 있을 수 없습니다. 높이를 미터로 입력하세요</translation>
    </message>
    <message>
        <source>import</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>it cannot be opened; check that the folder is there and who may write to it</source>
        <translation>열 수 없습니다. 폴더가 있는지, 쓰기 권한이 있는지 확인하세요</translation>
    </message>
    <message>
        <source>it cannot be written to; check who may write to the folder, or copy it elsewhere</source>
        <translation>쓸 수 없습니다. 폴더의 쓰기 권한을 확인하거나 다른 곳에 복사하세요</translation>
    </message>
    <message>
        <source>it has a frame every {is_:g} seconds, not every {every:g}</source>
        <translation>장면 간격이 {every:g}초가 아니라 {is_:g}초입니다</translation>
    </message>
    <message>
        <source>it has no list of &quot;images&quot;</source>
        <translation>&quot;images&quot; 목록이 없습니다</translation>
    </message>
    <message>
        <source>it has the frames of another film, or of this one before it was changed</source>
        <translation>다른 영상이나, 바뀌기 전 이 영상의 장면이 들어 있습니다</translation>
    </message>
    <message>
        <source>it is damaged; open the folder again, and what is readable will be recovered</source>
        <translation>손상되었습니다. 폴더를 다시 열면 읽을 수 있는 것은 복구됩니다</translation>
    </message>
    <message>
        <source>it is no film in a known format, or is damaged</source>
        <translation>알려진 영상 형식이 아니거나 손상되었습니다</translation>
    </message>
    <message>
        <source>its blocks are no squares of a grid</source>
        <translation>블록이 격자의 정사각형이 아닙니다</translation>
    </message>
    <message>
        <source>its dots have no column {name!r}</source>
        <translation>점에 {name!r} 열이 없습니다</translation>
    </message>
    <message>
        <source>its ground is not one that was marked in a picture</source>
        <translation>지면이 사진에 표시한 지면이 아닙니다</translation>
    </message>
    <message>
        <source>its ids are not whole numbers, or repeat</source>
        <translation>번호가 정수가 아니거나 겹칩니다</translation>
    </message>
    <message>
        <source>keypoints are not triplets x, y, v</source>
        <translation>키포인트가 x, y, v 세 수로 되어 있지 않습니다</translation>
    </message>
    <message>
        <source>loading the model failed ({reason}); count again, or report it</source>
        <translation>모델을 불러오지 못했습니다({reason}). 다시 세거나 오류를 알려 주세요</translation>
    </message>
    <message>
        <source>lock</source>
        <translation>잠글</translation>
    </message>
    <message>
        <source>no frame of it can be read</source>
        <translation>읽을 수 있는 장면이 하나도 없습니다</translation>
    </message>
    <message>
        <source>no lens sees {angle:g} degrees; give from {least:g} to {most:g}</source>
        <translation>화각이 {angle:g}도인 렌즈는 없습니다. {least:g}도에서 {most:g}도 사이로 입력하세요</translation>
    </message>
    <message>
        <source>no weights at {path}; give the path of a .safetensors file</source>
        <translation>{path}에 가중치가 없습니다. .safetensors 파일의 경로를 지정하세요</translation>
    </message>
    <message>
        <source>none of the {dots} for {path} lies inside its {size} pixels; import the annotations of this very picture</source>
        <translation>{path}의 {dots} 가운데 {size} 픽셀 안에 있는 것이 없습니다. 바로 이 사진의 주석을 가져오세요</translation>
    </message>
    <message>
        <source>not enough memory to count {path}; close other programs or choose a smaller zoom</source>
        <translation>{path} 사진을 세기에는 메모리가 부족합니다. 다른 프로그램을 닫거나 배율을 낮추세요</translation>
    </message>
    <message>
        <source>not enough memory to count {path}; make it smaller or use --zoom 0.5</source>
        <translation>{path} 사진을 세기에는 메모리가 부족합니다. 크기를 줄이거나 --zoom 0.5를 쓰세요</translation>
    </message>
    <message>
        <source>not enough memory to count {path}; make it smaller or use a smaller zoom</source>
        <translation>{path}을(를) 셀 메모리가 부족합니다. 사진을 줄이거나 배율을 낮춰 주세요</translation>
    </message>
    <message>
        <source>not enough memory to teach the model; close other programs and teach again</source>
        <translation>모델을 가르치기에 메모리가 부족합니다. 다른 프로그램을 닫고 다시 가르치세요</translation>
    </message>
    <message>
        <source>open</source>
        <translation>열</translation>
    </message>
    <message>
        <source>other pictures are there</source>
        <translation>다른 사진이 들어 있습니다</translation>
    </message>
    <message>
        <source>read</source>
        <translation>읽기</translation>
    </message>
    <message>
        <source>recover</source>
        <translation>복구할</translation>
    </message>
    <message>
        <source>rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>save the count in</source>
        <translation>센 결과를 저장할</translation>
    </message>
    <message>
        <source>save the edit in</source>
        <translation>수정 내용을 저장할</translation>
    </message>
    <message>
        <source>save the view in</source>
        <translation>보기 상태를 저장할</translation>
    </message>
    <message>
        <source>stopped counting: {number} pictures in a row failed for no known reason ({reason}); what was counted is kept, start Dotori again and count with --retry, or report it</source>
        <translation>세기를 멈췄습니다. 사진 {number}장이 잇따라 알 수 없는 까닭으로 실패했습니다({reason}). 지금까지 센 결과는 남아 있습니다. Dotori를 다시 켜고 --retry로 세거나 알려 주세요</translation>
    </message>
    <message>
        <source>teaching the model failed ({reason}); teach again, or report it</source>
        <translation>모델을 가르치지 못했습니다({reason}). 다시 가르치거나 알려 주세요</translation>
    </message>
    <message>
        <source>the Ray cluster gave up ({reason}); what was counted is kept, see to the cluster and count again</source>
        <translation>Ray 클러스터가 작업을 포기했습니다({reason}). 지금까지 센 결과는 남아 있습니다. 클러스터를 살펴본 뒤 다시 세어 주세요</translation>
    </message>
    <message>
        <source>the camera would be at {camera:.1f} m, hardly above heads at {heads:.2f} m; say how high it stood, or mark the ground more exactly</source>
        <translation>카메라 높이가 {camera:.1f} m로, {heads:.2f} m 높이의 머리보다 거의 높지 않습니다. 카메라 높이를 입력하거나 지면을 더 정확히 표시하세요</translation>
    </message>
    <message>
        <source>the columns of its dots differ in length</source>
        <translation>점의 열마다 길이가 다릅니다</translation>
    </message>
    <message>
        <source>the disk is full; free some space and do it again</source>
        <translation>디스크가 가득 찼습니다. 공간을 비우고 다시 하세요</translation>
    </message>
    <message>
        <source>the disk, or the connection to it, failed; check it and do it again</source>
        <translation>디스크나 연결에 문제가 생겼습니다. 확인하고 다시 하세요</translation>
    </message>
    <message>
        <source>the file is empty</source>
        <translation>파일이 비어 있습니다</translation>
    </message>
    <message>
        <source>the ground that was kept for this picture is damaged; mark it again</source>
        <translation>이 사진에 저장된 지면이 손상되었습니다. 다시 표시하세요</translation>
    </message>
    <message>
        <source>the learning went astray (its loss is no number); check the corrected dots and try again</source>
        <translation>학습이 어긋났습니다(손실이 숫자가 아닙니다). 고친 점을 확인하고 다시 시도해 주십시오</translation>
    </message>
    <message>
        <source>the length is not below the horizon; mark a length on the ground, or move the horizon</source>
        <translation>길이가 지평선 아래에 있지 않습니다. 지면 위의 길이를 표시하거나 지평선을 옮기세요</translation>
    </message>
    <message>
        <source>the model in use, {name}, is gone from {folder}; use another one (models use)</source>
        <translation>사용 중인 {name} 모델이 {folder} 폴더에 없습니다. 다른 모델을 사용하세요 (models use)</translation>
    </message>
    <message>
        <source>the regions of a picture have more than {limit:,} corners</source>
        <translation>한 사진의 영역에 꼭짓점이 {limit:,}개보다 많습니다</translation>
    </message>
    <message>
        <source>the shipped weights are missing ({path}); install again or give --model FILE</source>
        <translation>함께 설치된 가중치가 없습니다({path}). 다시 설치하거나 --model FILE로 지정하세요</translation>
    </message>
    <message>
        <source>the system ended the teaching, most likely for want of memory; close other programs and teach again</source>
        <translation>메모리가 부족해 시스템이 학습을 끝낸 것 같습니다. 다른 프로그램을 닫고 다시 가르치세요</translation>
    </message>
    <message>
        <source>the three estimates disagree: {dots:,} dots, {density:,.0f} by the density, {map:,.0f} by the map</source>
        <translation>세 추정값이 서로 맞지 않습니다: 점 {dots:,}개, 밀도로는 {density:,.0f}명, 지도로는 {map:,.0f}명</translation>
    </message>
    <message>
        <source>the two points of the horizon are at one place; mark them far apart</source>
        <translation>지평선의 두 점이 같은 자리에 있습니다. 서로 멀리 떨어지게 표시하세요</translation>
    </message>
    <message>
        <source>the weights in {path} do not fit their settings; train or fetch them again</source>
        <translation>{path}의 가중치가 설정과 맞지 않습니다. 다시 학습하거나 내려받으세요</translation>
    </message>
    <message>
        <source>the work on {folder} is kept in {file}</source>
        <translation>{folder} 폴더의 작업 내용은 {file}에 저장됩니다</translation>
    </message>
    <message>
        <source>there is a model called {name} already; choose another name</source>
        <translation>{name} 모델이 이미 있습니다. 다른 이름을 고르세요</translation>
    </message>
    <message>
        <source>there is more work on this folder, from a time when it could not be written to, in {file}</source>
        <translation>이 폴더에 쓸 수 없었을 때 작업한 내용이 {file}에 더 있습니다</translation>
    </message>
    <message>
        <source>there is neither a model called {name} nor such a file; see which there are (models list)</source>
        <translation>{name} 모델도, 그런 파일도 없습니다. 어떤 모델이 있는지 확인하세요 (models list)</translation>
    </message>
    <message>
        <source>there is no model called {name}; see which there are (models list)</source>
        <translation>{name} 모델이 없습니다. 어떤 모델이 있는지 확인하세요 (models list)</translation>
    </message>
    <message>
        <source>there is no such file, or it may not be read</source>
        <translation>그런 파일이 없거나 읽을 권한이 없습니다</translation>
    </message>
    <message>
        <source>there is nothing to export from {folder}: count or review its pictures first</source>
        <translation>{folder} 폴더에서 내보낼 것이 없습니다. 먼저 사진을 세거나 검토하세요</translation>
    </message>
    <message>
        <source>there is nothing to export from {folder}: the pictures are not those that were counted; count them again, or say that the dots fit them</source>
        <translation>{folder} 폴더에서 내보낼 것이 없습니다: 사진이 셌을 때의 사진과 다릅니다. 다시 세거나 점이 맞는다고 알려 주세요</translation>
    </message>
    <message>
        <source>there is nothing to learn from in {folder}: no picture and no block is reviewed; review some first</source>
        <translation>{folder}에 배울 것이 없습니다. 검토 완료된 사진도 블록도 없습니다. 먼저 몇 개를 검토해 주십시오</translation>
    </message>
    <message>
        <source>there is nothing to learn from in {folder}: no reviewed picture can be used ({reason})</source>
        <translation>{folder}에 배울 것이 없습니다. 검토 완료된 사진을 하나도 쓸 수 없습니다 ({reason})</translation>
    </message>
    <message>
        <source>there is nothing to learn from in {names}: no training pictures; name others</source>
        <translation>{names}에 배울 것이 없습니다. 학습용 사진이 없으니 다른 폴더를 지정해 주십시오</translation>
    </message>
    <message>
        <source>there is nothing to train on in {folder}: no picture and no block is reviewed; review some first</source>
        <translation>{folder} 폴더에 학습할 것이 없습니다: 검토한 사진도 블록도 없습니다. 먼저 검토하세요</translation>
    </message>
    <message>
        <source>these are no corners of a rectangle; mark them in order round it, none dented inwards</source>
        <translation>직사각형의 꼭짓점이 아닙니다. 안으로 들어간 곳 없이 둘레를 따라 차례로 표시하세요</translation>
    </message>
    <message>
        <source>these corners lie on both sides of the horizon; mark a rectangle that lies before it</source>
        <translation>꼭짓점이 지평선의 양쪽에 있습니다. 지평선보다 앞에 있는 직사각형을 표시하세요</translation>
    </message>
    <message>
        <source>these pictures lie on different drives; open them one drive at a time</source>
        <translation>사진들이 서로 다른 드라이브에 있습니다. 드라이브마다 따로 여세요</translation>
    </message>
    <message>
        <source>this edit does not fit the picture as it is now; look at the picture again and redo it</source>
        <translation>이 수정은 사진의 지금 상태와 맞지 않습니다. 사진을 다시 보고 다시 하세요</translation>
    </message>
    <message>
        <source>this failed for no known reason ({reason}); try again, or report it</source>
        <translation>알 수 없는 까닭으로 실패했습니다({reason}). 다시 해 보거나 오류를 알려 주세요</translation>
    </message>
    <message>
        <source>this machine has no {device} device; choose another one</source>
        <translation>이 컴퓨터에는 {device} 장치가 없습니다. 다른 장치를 고르세요</translation>
    </message>
    <message>
        <source>this machine has no {device} device; use --device auto or --device cpu</source>
        <translation>이 컴퓨터에는 {device} 장치가 없습니다. --device auto나 --device cpu를 쓰세요</translation>
    </message>
    <message>
        <source>this region or a mask crosses itself too often for an area; draw it anew</source>
        <translation>이 영역이나 마스크는 스스로 너무 여러 번 엇갈려 넓이를 잴 수 없습니다. 새로 그리세요</translation>
    </message>
    <message>
        <source>this region reaches the horizon, where it has no end; draw it on the ground only</source>
        <translation>이 영역은 끝이 없는 지평선까지 닿습니다. 지면 위에만 그리세요</translation>
    </message>
    <message>
        <source>three of these corners are in one line, which no rectangle&apos;s are; move one of them</source>
        <translation>꼭짓점 셋이 한 직선 위에 있어 직사각형이 될 수 없습니다. 하나를 옮기세요</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 또는 false</translation>
    </message>
    <message>
        <source>two corners are at almost one place; mark the four corners of a larger rectangle</source>
        <translation>두 꼭짓점이 거의 같은 자리에 있습니다. 더 큰 직사각형의 네 꼭짓점을 표시하세요</translation>
    </message>
    <message>
        <source>two of its images have the same id</source>
        <translation>번호가 같은 이미지가 있습니다</translation>
    </message>
    <message>
        <source>write</source>
        <translation>쓰기</translation>
    </message>
    <message>
        <source>{annotations} left out: no such picture is open</source>
        <translation>{annotations}을(를) 뺐습니다: 해당하는 사진이 열려 있지 않습니다</translation>
    </message>
    <message>
        <source>{count:,} annotation</source>
        <translation>표시 {count:,}개</translation>
    </message>
    <message>
        <source>{count:,} annotations</source>
        <translation>표시 {count:,}개</translation>
    </message>
    <message>
        <source>{count:,} dot</source>
        <translation>점 {count:,}개</translation>
    </message>
    <message>
        <source>{count:,} dots</source>
        <translation>점 {count:,}개</translation>
    </message>
    <message>
        <source>{count:,} picture</source>
        <translation>사진 {count:,}장</translation>
    </message>
    <message>
        <source>{count:,} pictures</source>
        <translation>사진 {count:,}장</translation>
    </message>
    <message>
        <source>{count:,} reviewed picture</source>
        <translation>검토한 사진 {count:,}장</translation>
    </message>
    <message>
        <source>{count:,} reviewed pictures</source>
        <translation>검토한 사진 {count:,}장</translation>
    </message>
    <message>
        <source>{count} places in the picture are wanted; mark them again</source>
        <translation>사진에서 {count}곳을 표시해야 합니다. 다시 표시하세요</translation>
    </message>
    <message>
        <source>{dots} left out: outside the picture</source>
        <translation>{dots}를 뺐습니다: 사진 밖에 있습니다</translation>
    </message>
    <message>
        <source>{fault}; open the folder again</source>
        <translation>{fault}. 폴더를 다시 여세요</translation>
    </message>
    <message>
        <source>{file} is left out: there are spaces in names, at which P2PNet would cut them</source>
        <translation>{file} 파일을 뺐습니다: 이름에 빈칸이 있어 P2PNet이 잘라 읽게 됩니다</translation>
    </message>
    <message>
        <source>{file} names the pictures with their files</source>
        <translation>{file} 파일에 사진과 표시 파일의 목록이 있습니다</translation>
    </message>
    <message>
        <source>{file} names {name}, not {picture}</source>
        <translation>{file}에는 {picture}이(가) 아니라 {name}의 주석이라고 되어 있습니다</translation>
    </message>
    <message>
        <source>{folder} cannot be written to; the work on it is kept in {file}</source>
        <translation>{folder} 폴더에 쓸 수 없습니다. 작업 내용은 {file}에 저장됩니다</translation>
    </message>
    <message>
        <source>{model} was taught all pictures of {names} before, so that none is left to judge it by; review others, or begin with another model</source>
        <translation>{model} 모델은 {names}의 사진을 이미 모두 배워서 평가에 쓸 사진이 남아 있지 않습니다. 다른 사진을 검토하거나 다른 모델에서 시작하세요</translation>
    </message>
    <message>
        <source>{name} came with Dotori and stays as it is; export it to have a copy</source>
        <translation>{name} 모델은 Dotori와 함께 제공된 것이라 바꿀 수 없습니다. 사본이 필요하면 내보내세요</translation>
    </message>
    <message>
        <source>{name} counts the pictures that were held back worse than its parent did; stay with the parent, or insist (--force)</source>
        <translation>{name} 모델은 남겨 둔 사진을 바탕 모델보다 더 못 셉니다. 바탕 모델을 계속 쓰거나, 그래도 쓰려면 --force를 붙이세요</translation>
    </message>
    <message>
        <source>{name} counts the pictures that were held back worse than {other}, which is in use; stay with that one, or insist (--force)</source>
        <translation>{name} 모델은 남겨 둔 사진을 사용 중인 {other} 모델보다 더 못 셉니다. 그 모델을 계속 쓰거나, 그래도 쓰려면 --force를 붙이세요</translation>
    </message>
    <message>
        <source>{name} in it cannot be read</source>
        <translation>안에 있는 {name}을(를) 읽을 수 없습니다</translation>
    </message>
    <message>
        <source>{name} may be {one} or {other}; import it for one picture at a time</source>
        <translation>{name}은(는) {one}일 수도 {other}일 수도 있습니다. 사진 한 장씩 따로 가져오세요</translation>
    </message>
    <message>
        <source>{path} cannot be written to; the work on its folder is kept in {file}</source>
        <translation>{path}에 쓸 수 없습니다. 이 폴더의 작업 내용은 {file}에 저장됩니다</translation>
    </message>
    <message>
        <source>{path} ends after {end:.0f} of {length:.0f} seconds; it is cut short or damaged, save it again</source>
        <translation>{path}은(는) {length:.0f}초 가운데 {end:.0f}초에서 끝납니다. 잘렸거나 손상되었으니 다시 저장해 주세요</translation>
    </message>
    <message>
        <source>{path} has no picture {image}; open the folder again</source>
        <translation>{path}에 {image}번 사진이 없습니다. 폴더를 다시 여세요</translation>
    </message>
    <message>
        <source>{path} has {picture} more than once; choose a file that has it once</source>
        <translation>{path}에 {picture}이(가) 두 번 이상 있습니다. 한 번만 있는 파일을 고르세요</translation>
    </message>
    <message>
        <source>{path} has {size} pixels, but its dots were set on {stated}; give the folder of the pictures that were annotated</source>
        <translation>{path} 사진은 {size} 픽셀인데 점은 {stated} 픽셀 사진에 찍혔습니다. 점을 찍은 사진이 있는 폴더를 지정하세요</translation>
    </message>
    <message>
        <source>{path} has {size} pixels, but its dots were set on {stated}; import the annotations of this very picture</source>
        <translation>{path} 사진은 {size} 픽셀인데 점은 {stated} 픽셀 사진에 찍혔습니다. 바로 이 사진의 표시를 가져오세요</translation>
    </message>
    <message>
        <source>{path} holds no calibration that can be read; delete it, and counts come without an interval until python -m training.calibration has made it again</source>
        <translation>{path}에서 보정값을 읽을 수 없습니다. 파일을 지우면 python -m training.calibration으로 다시 만들 때까지 구간 없이 셉니다</translation>
    </message>
    <message>
        <source>{path} holds no weights that can be read (safetensors are wanted): {reason}</source>
        <translation>{path}에서 가중치를 읽을 수 없습니다(safetensors 파일이어야 합니다): {reason}</translation>
    </message>
    <message>
        <source>{path} is a pickle, or an archive that may hold one as PyTorch writes them; opening a pickle runs whatever program its maker put into it, so Dotori never does: ask for the weights as .safetensors, or convert them with the safetensors library if you trust the maker</source>
        <translation>{path} 파일은 피클이거나, PyTorch가 만드는 것처럼 피클이 들어 있을 수 있는 압축 파일입니다. 피클을 열면 만든 사람이 넣어 둔 프로그램이 그대로 실행되므로 Dotori는 열지 않습니다. .safetensors 가중치를 달라고 하거나, 만든 사람을 믿는다면 safetensors 라이브러리로 변환하세요</translation>
    </message>
    <message>
        <source>{path} is gone; nothing to do if that was meant</source>
        <translation>{path}이(가) 없어졌습니다. 일부러 지웠다면 할 일이 없습니다</translation>
    </message>
    <message>
        <source>{path} is no Dotori model: its settings are missing</source>
        <translation>{path} 파일은 Dotori 모델이 아닙니다: 설정이 없습니다</translation>
    </message>
    <message>
        <source>{path} is no whole Dotori model: it has other parts than E, D, T and the U-Net</source>
        <translation>{path} 파일은 온전한 Dotori 모델이 아닙니다. E, D, T, U-Net과 다른 부분으로 되어 있습니다</translation>
    </message>
    <message>
        <source>{path} is not the file that was reviewed; count it again, or say that the dots fit</source>
        <translation>{path}: 검토할 때의 파일이 아닙니다. 다시 세거나, 점이 맞다고 표시하세요</translation>
    </message>
    <message>
        <source>{path} is there already; name another file, or --overwrite</source>
        <translation>{path} 파일이 이미 있습니다. 다른 파일을 대거나 --overwrite를 붙이세요</translation>
    </message>
    <message>
        <source>{path} names the picture {picture}, which is not in its folder; do not use it</source>
        <translation>{path}에 적힌 사진 {picture}은(는) 그 폴더에 없습니다. 이 프로젝트를 쓰지 마세요</translation>
    </message>
    <message>
        <source>{path} says nothing about {picture}; choose a file that does, or rename the picture in it</source>
        <translation>{path}에는 {picture}에 대한 내용이 없습니다. 내용이 있는 파일을 고르거나 그 안의 사진 이름을 바꾸세요</translation>
    </message>
    <message>
        <source>{path} was damaged: nothing could be recovered, and the damaged file is kept as {aside}.</source>
        <translation>{path} 파일이 손상되어 있었습니다. 복구할 수 있는 것이 없었고, 손상된 파일은 {aside}(으)로 남겨 두었습니다.</translation>
    </message>
    <message>
        <source>{path} was damaged: {pictures:,} pictures with {dots:,} dots could be recovered, and the damaged file is kept as {aside}.{doubt} Edits made before cannot be undone any more.</source>
        <translation>{path} 파일이 손상되어 있었습니다. 사진 {pictures:,}장과 점 {dots:,}개를 복구했고, 손상된 파일은 {aside}(으)로 남겨 두었습니다.{doubt} 그 전에 한 수정은 더 이상 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>{path} was replaced while it was counted; count the folder again</source>
        <translation>{path}이(가) 세는 동안 다른 파일로 바뀌었습니다. 폴더를 다시 세어 주세요</translation>
    </message>
    <message>
        <source>{pictures} left out: not the file that was counted; count again, or say that the dots fit</source>
        <translation>{pictures}을 뺐습니다: 셌을 때의 파일과 다릅니다. 다시 세거나 점이 맞는다고 알려 주세요</translation>
    </message>
    <message>
        <source>{pictures} left out: the file has gone, and another picture has its name</source>
        <translation>{pictures}을 뺐습니다: 파일이 없어졌고 이름이 같은 다른 사진이 있습니다</translation>
    </message>
    <message>
        <source>{pictures} left out: the file is not there any more</source>
        <translation>{pictures}을 뺐습니다: 파일이 더 이상 없습니다</translation>
    </message>
    <message>
        <source>{picture} has several annotations: {kept} is taken, {left} is not</source>
        <translation>{picture}의 주석이 여럿입니다: {kept}을(를) 쓰고 {left}은(는) 쓰지 않습니다</translation>
    </message>
    <message>
        <source>{picture} has {size} pixels, but the heads in {path} were set on {stated}; choose the file that was made for this picture</source>
        <translation>{picture} 사진은 {size} 픽셀인데 {path}의 머리는 {stated} 픽셀 사진에 표시되었습니다. 이 사진으로 만든 파일을 고르세요</translation>
    </message>
    <message>
        <source>{troubles}</source>
        <translation>{troubles}</translation>
    </message>
    <message>
        <source>{value:g} m is no measure on the ground; give metres, such as 3.5</source>
        <translation>{value:g} m는 지면의 길이가 될 수 없습니다. 3.5처럼 미터로 입력하세요</translation>
    </message>
    <message>
        <source>{where}: expected a table of settings, found {values!r}</source>
        <translation>{where}: 설정 표가 있어야 하는데 {values!r}이(가) 있습니다</translation>
    </message>
    <message>
        <source>{where}: expected one of {choices}, found {value!r}</source>
        <translation>{where}: {choices} 가운데 하나여야 하는데 {value!r}입니다</translation>
    </message>
    <message>
        <source>{where}: expected {wanted}, found {value!r}</source>
        <translation>{where}: {wanted}이어야 하는데 {value!r}입니다</translation>
    </message>
    <message>
        <source>{where}: unknown setting {names}; known are {known}</source>
        <translation>{where}: 알 수 없는 설정 {names}. 알려진 설정은 {known}입니다</translation>
    </message>
</context>
</TS>
