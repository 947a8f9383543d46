<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>The spec cannot be trained: it has 1 error.</source>
        <translation>오류가 1개 있어 이 스펙으로 훈련할 수 없습니다.</translation>
    </message>
    <message>
        <source>The spec cannot be trained: it has {n} errors.</source>
        <translation>오류가 {n}개 있어 이 스펙으로 훈련할 수 없습니다.</translation>
    </message>
    <message>
        <source>Each problem says what is wrong and, where it can, what would mend it.</source>
        <translation>문제마다 무엇이 잘못되었는지, 가능하면 어떻게 고치는지 알려 줍니다.</translation>
    </message>
    <message>
        <source>Error: {problem}</source>
        <translation>오류: {problem}</translation>
    </message>
    <message>
        <source>Warning: {problem}</source>
        <translation>경고: {problem}</translation>
    </message>
    <message>
        <source>Try: {command} --help</source>
        <translation>도움말: {command} --help</translation>
    </message>
    <message>
        <source>There is no command called &quot;{name}&quot;; choose one of {names}.</source>
        <translation>&quot;{name}&quot; 명령은 없습니다. 다음 중에서 고르세요: {names}.</translation>
    </message>
    <message>
        <source>The data folder {folder} does not exist.</source>
        <translation>데이터 폴더 {folder}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Name a folder that holds, for example, mnist/mnist.npz.</source>
        <translation>예를 들어 mnist/mnist.npz가 들어 있는 폴더를 지정하세요.</translation>
    </message>
    <message>
        <source>--set takes path=value. Received: &quot;{text}&quot;.</source>
        <translation>--set에는 path=value가 필요합니다. 입력한 값: &quot;{text}&quot;.</translation>
    </message>
    <message>
        <source>Examples: epochs=3, learning_rate=0.1, layers.1.units=64, optimizer=SGD.</source>
        <translation>예: epochs=3, learning_rate=0.1, layers.1.units=64, optimizer=SGD.</translation>
    </message>
    <message>
        <source>{fix}.</source>
        <translation>{fix}.</translation>
    </message>
    <message>
        <source>The spec has {n} errors.
{errors}</source>
        <translation>스펙에 오류가 {n}개 있습니다.
{errors}</translation>
    </message>
    <message>
        <source>Change the spec file, or use --set.</source>
        <translation>스펙 파일을 고치거나 --set을 사용하세요.</translation>
    </message>
    <message>
        <source>{problem} Try: {fix}.</source>
        <translation>{problem} 해결 방법: {fix}.</translation>
    </message>
    <message>
        <source>layers.{place} ({kind}{name}): {sentence}</source>
        <translation>layers.{place} ({kind}{name}): {sentence}</translation>
    </message>
    <message>
        <source>Interrupted.</source>
        <translation>중단되었습니다.</translation>
    </message>
    <message>
        <source>Hint: {hint}</source>
        <translation>도움말: {hint}</translation>
    </message>
    <message>
        <source>Something went wrong: {reason}.</source>
        <translation>문제가 생겼습니다: {reason}.</translation>
    </message>
    <message>
        <source>Set {variable}=1 to see where.</source>
        <translation>어디서 생겼는지 보려면 {variable}=1로 설정하세요.</translation>
    </message>
    <message>
        <source>{option} takes a whole number from {low:,} to {high:,}. Received: &quot;{text}&quot;.</source>
        <translation>{option}에는 {low:,}에서 {high:,} 사이의 정수를 지정합니다. 받은 값: &quot;{text}&quot;.</translation>
    </message>
    <message>
        <source>Looking for {title} on the network</source>
        <translation>네트워크에서 {title} 데이터를 찾는 중</translation>
    </message>
    <message>
        <source>{title} is now in {path}.</source>
        <translation>{title} 데이터를 {path}에 내려받았습니다.</translation>
    </message>
    <message>
        <source>{title} is kept in {path}.</source>
        <translation>{title} 데이터는 {path}에 있습니다.</translation>
    </message>
    <message>
        <source>{title} is part of the application, so it is always there.</source>
        <translation>{title} 데이터는 프로그램에 들어 있어 언제나 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>{title} is on this machine already, in {path}.</source>
        <translation>{title} 데이터는 이미 이 컴퓨터에 있습니다: {path}.</translation>
    </message>
    <message>
        <source>{n:,} examples of {title} are in {path}.</source>
        <translation>{title} 샘플 {n:,}개를 {path}에 그렸습니다.</translation>
    </message>
    <message>
        <source>Give --out the name of a picture, for example digits.png.</source>
        <translation>--out에 그림 파일 이름을 지정하세요. 예: digits.png.</translation>
    </message>
    <message>
        <source>Cannot write {path}: it is a folder.</source>
        <translation>{path}에 저장할 수 없습니다: 폴더입니다.</translation>
    </message>
    <message>
        <source>{path} does not end in .png.</source>
        <translation>{path}의 이름이 .png로 끝나지 않습니다.</translation>
    </message>
    <message>
        <source>Cannot write {path}: {file} is a file.</source>
        <translation>{path}에 저장할 수 없습니다: {file}은(는) 파일입니다.</translation>
    </message>
    <message>
        <source>not on this machine</source>
        <translation>이 컴퓨터에 없음</translation>
    </message>
    <message>
        <source>to be downloaded, {size:.1f} MB</source>
        <translation>다운로드 필요, {size:.1f} MB</translation>
    </message>
    <message>
        <source>Cannot write into {folder}: {file} is a file.</source>
        <translation>{folder}에 저장할 수 없습니다. {file}은(는) 파일입니다.</translation>
    </message>
    <message>
        <source>Give --out the name of a folder.</source>
        <translation>--out에 폴더 이름을 지정하세요.</translation>
    </message>
    <message>
        <source>There is no model file {path}.</source>
        <translation>모델 파일 {path}이(가) 없습니다.</translation>
    </message>
    <message>
        <source>Give a .keras file, for example the model.keras of train --out.</source>
        <translation>.keras 파일을 지정하세요. 예: train --out으로 만든 model.keras.</translation>
    </message>
    <message>
        <source>Warning: {text}</source>
        <translation>경고: {text}</translation>
    </message>
    <message>
        <source>Writing the files</source>
        <translation>파일을 저장하는 중</translation>
    </message>
    <message>
        <source>Starting TensorFlow</source>
        <translation>TensorFlow를 시작하는 중</translation>
    </message>
    <message>
        <source>All lanes are the same: there is nothing to compare.</source>
        <translation>모든 레인이 같아서 비교할 것이 없습니다.</translation>
    </message>
    <message>
        <source>Let --set change something else than what the lanes differ in.</source>
        <translation>--set으로는 레인마다 다른 설정이 아닌 것을 바꾸세요.</translation>
    </message>
    <message>
        <source>A race varies one setting: --vary can be given once.</source>
        <translation>경주에서는 설정 하나만 바꿉니다. --vary는 한 번만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Change what all lanes have in common by --set.</source>
        <translation>모든 레인에 공통인 설정은 --set으로 바꾸세요.</translation>
    </message>
    <message>
        <source>Nothing says what the lanes differ in.</source>
        <translation>레인마다 무엇이 다른지 정하지 않았습니다.</translation>
    </message>
    <message>
        <source>Add --vary, for example --vary optimizer=SGD,Adam; or take one of {names}.</source>
        <translation>--vary를 추가하거나(예: --vary optimizer=SGD,Adam) 다음 중에서 고르세요: {names}.</translation>
    </message>
    <message>
        <source>The number of seeds must be 1 to {most}. Received: &quot;{text}&quot;.</source>
        <translation>시드의 수는 1에서 {most} 사이여야 합니다. 받은 값: &quot;{text}&quot;.</translation>
    </message>
    <message>
        <source>{lane}: {error}</source>
        <translation>{lane}: {error}</translation>
    </message>
    <message>
        <source>Warning, {lane}: {text}</source>
        <translation>경고, {lane}: {text}</translation>
    </message>
    <message>
        <source>Building {lane}</source>
        <translation>{lane} 만드는 중</translation>
    </message>
    <message>
        <source>Seed {number} of {seeds}: building {lane}</source>
        <translation>시드 {number}/{seeds}: {lane} 만드는 중</translation>
    </message>
    <message>
        <source>{lane}: {failure}</source>
        <translation>{lane}: {failure}</translation>
    </message>
    <message>
        <source>Every lane diverged.</source>
        <translation>모든 레인이 발산했습니다.</translation>
    </message>
    <message>
        <source>Lower the learning rate, for example to {rate:g}.</source>
        <translation>학습률을 낮추세요. 예: {rate:g}.</translation>
    </message>
    <message>
        <source>Stopped after {n:,} updates. Nothing was kept: there is no --out.</source>
        <translation>{n:,}번 업데이트한 뒤 정지했습니다. --out이 없어 아무것도 저장하지 않았습니다.</translation>
    </message>
    <message>
        <source>Stopped after {n:,} updates. What was measured is in {folder}.</source>
        <translation>{n:,}번 업데이트한 뒤 정지했습니다. 지금까지 측정한 결과는 {folder}에 있습니다.</translation>
    </message>
    <message>
        <source>Stopped after {n:,} updates. What was learnt is in {folder}.</source>
        <translation>{n:,}번 업데이트한 뒤 정지했습니다. 지금까지 학습한 내용은 {folder}에 있습니다.</translation>
    </message>
    <message>
        <source>Lower the learning rate ({rate:g}), for example to {better:g}.</source>
        <translation>학습률({rate:g})을 낮추세요. 예: {better:g}.</translation>
    </message>
    <message>
        <source>The run diverged at update {n}: the loss is not a number any more.</source>
        <translation>{n}번째 업데이트에서 훈련이 발산했습니다. 손실이 더 이상 숫자가 아닙니다.</translation>
    </message>
    <message>
        <source>The run diverged at update {n:,}: the loss went from {first:.3g} to {last:.3g}.</source>
        <translation>{n:,}번째 업데이트에서 훈련이 발산했습니다. 손실이 {first:.3g}에서 {last:.3g}(으)로 바뀌었습니다.</translation>
    </message>
    <message>
        <source>Cannot read the data file {path}: {reason}.</source>
        <translation>데이터 파일 {path}을(를) 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Delete the file, or replace it by a good copy.</source>
        <translation>이 파일을 지우거나 온전한 파일로 바꾸세요.</translation>
    </message>
    <message>
        <source>it is damaged or cut short</source>
        <translation>파일이 손상되었거나 중간에 잘림</translation>
    </message>
    <message>
        <source>the server answered {code}</source>
        <translation>서버 응답 코드 {code}</translation>
    </message>
    <message>
        <source>the server cannot be reached or broke off</source>
        <translation>서버에 연결할 수 없거나 연결이 끊김</translation>
    </message>
    <message>
        <source>what arrived has the wrong checksum</source>
        <translation>받은 파일의 체크섬이 맞지 않음</translation>
    </message>
    <message>
        <source>{file} could not be downloaded from {server}: {reason}.</source>
        <translation>{server}에서 {file}을(를) 내려받지 못했습니다: {reason}.</translation>
    </message>
    <message>
        <source>Check the network and try again, or choose a folder that has the data.</source>
        <translation>네트워크를 확인하고 다시 시도하거나, 데이터가 있는 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>its header asks for {n} bytes, which cannot be right</source>
        <translation>헤더가 요구하는 {n}바이트는 올바른 크기가 아님</translation>
    </message>
    <message>
        <source>it ends after {got} of {n} bytes</source>
        <translation>{n}바이트 중 {got}바이트에서 끝남</translation>
    </message>
    <message>
        <source>it is longer than its header says</source>
        <translation>헤더에 적힌 크기보다 긺</translation>
    </message>
    <message>
        <source>it is not an IDX file of unsigned bytes</source>
        <translation>부호 없는 바이트의 IDX 파일이 아님</translation>
    </message>
    <message>
        <source>its header is damaged</source>
        <translation>헤더가 손상됨</translation>
    </message>
    <message>
        <source>{path} holds no list of digits.</source>
        <translation>{path}에 숫자 목록이 없습니다.</translation>
    </message>
    <message>
        <source>Write a list, or an object with a list named &quot;digits&quot;.</source>
        <translation>목록을 쓰거나, &quot;digits&quot;라는 목록이 있는 객체를 쓰세요.</translation>
    </message>
    <message>
        <source>it has too many pixels</source>
        <translation>픽셀이 너무 많음</translation>
    </message>
    <message>
        <source>Cannot read the picture {path}: {reason}.</source>
        <translation>그림 {path}을(를) 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Give a PNG, JPEG or other common picture of one digit.</source>
        <translation>숫자 하나가 있는 PNG, JPEG 같은 일반적인 그림 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>it is not JSON</source>
        <translation>JSON이 아님</translation>
    </message>
    <message>
        <source>it is larger than {n} bytes</source>
        <translation>{n}바이트보다 큼</translation>
    </message>
    <message>
        <source>Cannot read strokes from {path}: {reason}.</source>
        <translation>{path}에서 획을 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Give JSON, plain or gzip: [{&quot;strokes&quot;: [[[x, y], ...], ...]}, ...].</source>
        <translation>일반 또는 gzip JSON을 지정하세요: [{&quot;strokes&quot;: [[[x, y], ...], ...]}, ...].</translation>
    </message>
    <message>
        <source>Digit {index} in {path} is malformed.</source>
        <translation>{path}의 {index}번 숫자는 형식이 잘못되었습니다.</translation>
    </message>
    <message>
        <source>A digit is an object with strokes, each a list of [x, y] in finite numbers, and a label from 0 to 9 if it has one. Digits are counted from 0.</source>
        <translation>숫자는 획(strokes)이 있는 객체입니다. 획마다 유한한 수로 된 [x, y] 목록이 있고, 레이블이 있다면 0부터 9까지입니다. 숫자의 번호는 0부터 셉니다.</translation>
    </message>
    <message>
        <source>it has no array named {key}</source>
        <translation>{key} 배열이 없음</translation>
    </message>
    <message>
        <source>its array {key} is not one of examples or labels</source>
        <translation>배열 {key}이(가) 샘플이나 레이블 배열이 아님</translation>
    </message>
    <message>
        <source>MNIST</source>
        <translation>MNIST</translation>
    </message>
    <message>
        <source>Handwritten digits of about 500 people, the classic first data set.</source>
        <translation>약 500명이 손으로 쓴 숫자입니다. 가장 먼저 배우는 고전적인 데이터 세트입니다.</translation>
    </message>
    <message>
        <source>Creative Commons Attribution-ShareAlike 3.0</source>
        <translation>크리에이티브 커먼즈 저작자표시-동일조건변경허락 3.0</translation>
    </message>
    <message>
        <source>Yann LeCun, Corinna Cortes and Christopher Burges, from digits collected by NIST</source>
        <translation>Yann LeCun, Corinna Cortes, Christopher Burges (NIST가 모은 숫자에서)</translation>
    </message>
    <message>
        <source>Fashion-MNIST</source>
        <translation>패션 MNIST</translation>
    </message>
    <message>
        <source>Pictures of clothes from a shop&apos;s catalogue, in MNIST&apos;s format but harder.</source>
        <translation>쇼핑 카탈로그의 옷 사진입니다. MNIST와 형식이 같지만 더 어렵습니다.</translation>
    </message>
    <message>
        <source>T-shirt/top</source>
        <translation>티셔츠/상의</translation>
    </message>
    <message>
        <source>Trouser</source>
        <translation>바지</translation>
    </message>
    <message>
        <source>Pullover</source>
        <translation>스웨터</translation>
    </message>
    <message>
        <source>Dress</source>
        <translation>드레스</translation>
    </message>
    <message>
        <source>Coat</source>
        <translation>코트</translation>
    </message>
    <message>
        <source>Sandal</source>
        <translation>샌들</translation>
    </message>
    <message>
        <source>Shirt</source>
        <translation>셔츠</translation>
    </message>
    <message>
        <source>Sneaker</source>
        <translation>스니커즈</translation>
    </message>
    <message>
        <source>Bag</source>
        <translation>가방</translation>
    </message>
    <message>
        <source>Ankle boot</source>
        <translation>앵클부츠</translation>
    </message>
    <message>
        <source>MIT</source>
        <translation>MIT</translation>
    </message>
    <message>
        <source>Han Xiao, Kashif Rasul and Roland Vollgraf, Zalando Research, 2017</source>
        <translation>Han Xiao, Kashif Rasul, Roland Vollgraf (Zalando Research, 2017)</translation>
    </message>
    <message>
        <source>Pen digits (built-in)</source>
        <translation>펜 숫자(내장)</translation>
    </message>
    <message>
        <source>Digits that a program writes with a pen; built in, so it is always there.</source>
        <translation>프로그램이 펜으로 쓴 숫자입니다. 내장되어 있어 언제나 사용할 수 있습니다.</translation>
    </message>
    <message>
        <source>Generated by this application</source>
        <translation>이 프로그램에서 생성</translation>
    </message>
    <message>
        <source>XOR</source>
        <translation>XOR</translation>
    </message>
    <message>
        <source>The four points of exclusive or; no straight line parts the two classes.</source>
        <translation>배타적 논리합(XOR)의 네 점입니다. 직선 하나로는 두 클래스를 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>XOR square</source>
        <translation>XOR 사각형</translation>
    </message>
    <message>
        <source>A square whose opposite quarters belong together: XOR with many points.</source>
        <translation>마주 보는 사분면끼리 같은 클래스인 정사각형입니다. 점이 많은 XOR입니다.</translation>
    </message>
    <message>
        <source>Moons</source>
        <translation>초승달</translation>
    </message>
    <message>
        <source>Two half moons that reach into each other.</source>
        <translation>서로 맞물린 초승달 두 개입니다.</translation>
    </message>
    <message>
        <source>Circles</source>
        <translation>동심원</translation>
    </message>
    <message>
        <source>A ring around a ring; distance from the middle decides.</source>
        <translation>고리를 둘러싼 고리입니다. 가운데에서 떨어진 거리로 클래스가 정해집니다.</translation>
    </message>
    <message>
        <source>Spirals</source>
        <translation>나선</translation>
    </message>
    <message>
        <source>Two arms wound around each other: hard for a small net.</source>
        <translation>두 팔이 서로 감긴 나선입니다. 작은 신경망에는 어렵습니다.</translation>
    </message>
    <message>
        <source>Gaussians</source>
        <translation>가우스 구름</translation>
    </message>
    <message>
        <source>Three round clouds of points, one a class: straight lines part them well.</source>
        <translation>둥근 점 구름이 클래스마다 하나씩, 세 개 있습니다. 직선으로 잘 나뉩니다.</translation>
    </message>
    <message>
        <source>Line</source>
        <translation>직선</translation>
    </message>
    <message>
        <source>Points along a straight line: linear regression, the target is a number.</source>
        <translation>직선을 따라 놓인 점입니다. 숫자를 맞히는 선형 회귀입니다.</translation>
    </message>
    <message>
        <source>Sine</source>
        <translation>사인 곡선</translation>
    </message>
    <message>
        <source>Points along a wave: regression that needs a hidden layer.</source>
        <translation>물결을 따라 놓인 점입니다. 은닉층이 필요한 회귀입니다.</translation>
    </message>
    <message>
        <source>There is no data set named {name}.</source>
        <translation>{name}(이)라는 데이터 세트는 없습니다.</translation>
    </message>
    <message>
        <source>Did you mean {near}? Known data sets: {names}.</source>
        <translation>{near}을(를) 찾으셨나요? 사용할 수 있는 데이터 세트: {names}.</translation>
    </message>
    <message>
        <source>Known data sets: {names}.</source>
        <translation>사용할 수 있는 데이터 세트: {names}.</translation>
    </message>
    <message>
        <source>{title} is not on this machine.</source>
        <translation>{title} 데이터가 이 컴퓨터에 없습니다.</translation>
    </message>
    <message>
        <source>Allow the download, or choose a folder that has the data.</source>
        <translation>다운로드를 허용하거나, 데이터가 있는 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>part of the application</source>
        <translation>프로그램에 내장</translation>
    </message>
    <message>
        <source>made on the spot</source>
        <translation>즉석에서 생성</translation>
    </message>
    <message>
        <source>{wanted} is not on this machine and could not be downloaded, so this run uses {used}.</source>
        <translation>{wanted} 데이터가 이 컴퓨터에 없고 내려받지도 못해, 이번 훈련에는 {used} 데이터를 사용합니다.</translation>
    </message>
    <message>
        <source>{wanted} is not on this machine, so this run uses {used}.</source>
        <translation>{wanted} 데이터가 이 컴퓨터에 없어, 이번 훈련에는 {used} 데이터를 사용합니다.</translation>
    </message>
    <message>
        <source>the folder {folder}</source>
        <translation>{folder} 폴더</translation>
    </message>
    <message>
        <source>Keras&apos;s cache, {folder}</source>
        <translation>Keras 캐시 {folder}</translation>
    </message>
    <message>
        <source>downloaded earlier, in {folder}</source>
        <translation>전에 내려받은 {folder}</translation>
    </message>
    <message>
        <source>downloaded now, to {folder}</source>
        <translation>지금 내려받은 {folder}</translation>
    </message>
    <message>
        <source>Install the application again.</source>
        <translation>프로그램을 다시 설치하세요.</translation>
    </message>
    <message>
        <source>its images are not 28x28 pixels of one byte each</source>
        <translation>이미지가 1바이트 픽셀의 28x28 크기가 아님</translation>
    </message>
    <message>
        <source>{images} images and {labels} labels do not match</source>
        <translation>이미지 {images}개와 레이블 {labels}개의 수가 맞지 않음</translation>
    </message>
    <message>
        <source>a label is outside 0 to {last}</source>
        <translation>0부터 {last}까지를 벗어난 레이블이 있음</translation>
    </message>
    <message>
        <source>Cannot write {path}: {reason}.</source>
        <translation>{path}에 저장할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Choose a folder you may write to, with free space.</source>
        <translation>쓰기 권한이 있고 빈 공간이 있는 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>This model takes {wanted}, not images of {shape}.</source>
        <translation>이 모델의 입력은 {shape} 이미지가 아니라 {wanted}입니다.</translation>
    </message>
    <message>
        <source>Give a model trained on images of {shape}.</source>
        <translation>{shape} 이미지로 훈련한 모델을 지정하세요.</translation>
    </message>
    <message>
        <source>This model gives {shape}, not one row of probabilities.</source>
        <translation>이 모델의 출력은 확률 한 줄이 아니라 {shape}입니다.</translation>
    </message>
    <message>
        <source>activation</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Linear</source>
        <translation>선형</translation>
    </message>
    <message>
        <source>f(x) = x. Passes the weighted sum on unchanged: layers without a bend between them add up to one single layer.</source>
        <translation>f(x) = x. 가중합을 그대로 내보냅니다. 사이에 비선형이 없으면 여러 층도 층 하나와 같습니다.</translation>
    </message>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>f(x) = max(0, x). Cheap, and its slope of 1 lets the gradient through deep networks. A unit that is negative for every input stops learning.</source>
        <translation>f(x) = max(0, x). 계산이 간단하고, 기울기가 1이라 깊은 신경망에서도 그레이디언트가 잘 전달됩니다. 모든 입력에서 음수인 유닛은 학습을 멈춥니다.</translation>
    </message>
    <message>
        <source>Sigmoid</source>
        <translation>시그모이드</translation>
    </message>
    <message>
        <source>f(x) = 1 / (1 + e^-x), between 0 and 1. Its slope is 0.25 at most, so that the gradient shrinks with every layer it passes.</source>
        <translation>f(x) = 1 / (1 + e^-x). 0과 1 사이의 값을 냅니다. 기울기가 최대 0.25라서 층을 지날 때마다 그레이디언트가 작아집니다.</translation>
    </message>
    <message>
        <source>Tanh</source>
        <translation>tanh</translation>
    </message>
    <message>
        <source>Between -1 and 1 and centred on 0. Like the sigmoid it goes flat for large inputs.</source>
        <translation>-1과 1 사이의 값을 내며 0이 중심입니다. 시그모이드처럼 입력이 크면 평평해집니다.</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>소프트맥스</translation>
    </message>
    <message>
        <source>Turns the outputs into shares that add up to 1, one for each class. Belongs on the last layer.</source>
        <translation>출력을 모두 더해 1이 되는 클래스별 비율로 바꿉니다. 마지막 층에 사용합니다.</translation>
    </message>
    <message>
        <source>Leaky ReLU</source>
        <translation>Leaky ReLU</translation>
    </message>
    <message>
        <source>Like ReLU, with a small slope on the negative side, so that no unit dies.</source>
        <translation>ReLU와 같지만 음수 쪽에도 작은 기울기가 있어 죽는 유닛이 없습니다.</translation>
    </message>
    <message>
        <source>Slope</source>
        <translation>기울기</translation>
    </message>
    <message>
        <source>Slope for negative inputs.</source>
        <translation>음수 입력에서의 기울기입니다.</translation>
    </message>
    <message>
        <source>ELU</source>
        <translation>ELU</translation>
    </message>
    <message>
        <source>Like ReLU, but bends smoothly towards -alpha on the negative side.</source>
        <translation>ReLU와 같지만 음수 쪽에서 -alpha를 향해 부드럽게 휘어집니다.</translation>
    </message>
    <message>
        <source>Alpha</source>
        <translation>알파</translation>
    </message>
    <message>
        <source>What it approaches, with a minus sign, for very negative inputs.</source>
        <translation>아주 작은 음수 입력에서 다가가는 값입니다. 음의 부호를 붙여 읽습니다.</translation>
    </message>
    <message>
        <source>f(x) = 1 for x &gt; 0, else 0: the first of all, a unit that fires or does not. Its slope is 0, so no gradient passes and nothing before it learns.</source>
        <translation>f(x) = 1 (x &gt; 0일 때), 그 밖에는 0. 최초의 활성화 함수로, 유닛이 켜지거나 꺼지기만 합니다. 기울기가 0이라 그레이디언트가 전달되지 않고 앞쪽의 층은 아무것도 배우지 못합니다.</translation>
    </message>
    <message>
        <source>SELU</source>
        <translation>SELU</translation>
    </message>
    <message>
        <source>A scaled ELU that keeps mean and variance of its layer steady (with LecunNormal weights).</source>
        <translation>층의 평균과 분산을 일정하게 유지하도록 크기를 조정한 ELU입니다(LecunNormal 가중치와 함께 사용).</translation>
    </message>
    <message>
        <source>GELU</source>
        <translation>GELU</translation>
    </message>
    <message>
        <source>x times the share of a normal distribution below x: the usual choice in transformers.</source>
        <translation>x에, 정규 분포에서 x보다 작은 비율을 곱합니다. 트랜스포머에서 흔히 사용합니다.</translation>
    </message>
    <message>
        <source>SiLU (Swish)</source>
        <translation>SiLU (Swish)</translation>
    </message>
    <message>
        <source>x times sigmoid(x): smooth, with a small dip.</source>
        <translation>x에 시그모이드(x)를 곱합니다. 살짝 내려갔다 올라오는 부드러운 곡선입니다.</translation>
    </message>
    <message>
        <source>Mish</source>
        <translation>Mish</translation>
    </message>
    <message>
        <source>x times tanh(softplus(x)): smooth, with a small dip.</source>
        <translation>x에 tanh(softplus(x))를 곱합니다. 살짝 내려갔다 올라오는 부드러운 곡선입니다.</translation>
    </message>
    <message>
        <source>Softplus</source>
        <translation>소프트플러스</translation>
    </message>
    <message>
        <source>log(1 + e^x): a smooth ReLU.</source>
        <translation>log(1 + e^x). 부드러운 ReLU입니다.</translation>
    </message>
    <message>
        <source>Softsign</source>
        <translation>소프트사인</translation>
    </message>
    <message>
        <source>x / (1 + |x|): flattens slower than tanh.</source>
        <translation>x / (1 + |x|). tanh보다 천천히 평평해집니다.</translation>
    </message>
    <message>
        <source>ReLU6</source>
        <translation>ReLU6</translation>
    </message>
    <message>
        <source>ReLU that stops at 6, for small number formats.</source>
        <translation>6에서 멈추는 ReLU입니다. 정밀도가 낮은 숫자 형식에 알맞습니다.</translation>
    </message>
    <message>
        <source>Hard sigmoid</source>
        <translation>하드 시그모이드</translation>
    </message>
    <message>
        <source>A sigmoid made of three straight lines: quick, and flat outside -3 to 3.</source>
        <translation>직선 세 개로 만든 시그모이드입니다. 빠르고, -3과 3 밖에서는 평평합니다.</translation>
    </message>
    <message>
        <source>Exponential</source>
        <translation>지수 함수</translation>
    </message>
    <message>
        <source>e^x: grows very fast.</source>
        <translation>e^x. 아주 빠르게 커집니다.</translation>
    </message>
    <message>
        <source>Another layer is called &quot;{name}&quot; too. Every name may be used once.</source>
        <translation>이름이 &quot;{name}&quot;인 층이 또 있습니다. 이름은 한 번씩만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>A name cannot have a slash in it. Received: &quot;{name}&quot;.</source>
        <translation>이름에 빗금(/)을 쓸 수 없습니다. 입력한 이름: &quot;{name}&quot;.</translation>
    </message>
    <message>
        <source>A name cannot have control characters in it. Received: {name}.</source>
        <translation>이름에 제어 문자를 쓸 수 없습니다. 입력한 이름: {name}.</translation>
    </message>
    <message>
        <source>Insert {layer}</source>
        <translation>{layer} 넣기</translation>
    </message>
    <message>
        <source>The step function has slope 0 everywhere: no gradient passes it, so neither this layer nor those before it learn.</source>
        <translation>계단 함수는 기울기가 어디서나 0입니다. 그레이디언트가 전달되지 않아 이 층도, 앞쪽의 층도 배우지 못합니다.</translation>
    </message>
    <message>
        <source>{title} {brief}</source>
        <translation>{title} {brief}</translation>
    </message>
    <message>
        <source>Training this model needs about {size:.0f} GB of memory. Make layers or the batch size smaller.</source>
        <translation>이 모델을 훈련하려면 메모리가 약 {size:.0f} GB 필요합니다. 층이나 배치 크기를 줄이세요.</translation>
    </message>
    <message>
        <source>The model has no layers yet.</source>
        <translation>모델에 아직 층이 없습니다.</translation>
    </message>
    <message>
        <source>No layer has weights, so there is nothing to learn.</source>
        <translation>가중치가 있는 층이 없어 학습할 것이 없습니다.</translation>
    </message>
    <message>
        <source>Insert Flatten</source>
        <translation>Flatten 넣기</translation>
    </message>
    <message>
        <source>Binary cross-entropy asks {classes} separate yes-or-no questions. An example here is exactly one of {classes} classes: that is what sparse categorical cross-entropy with softmax is for.</source>
        <translation>이진 교차 엔트로피는 예/아니요 질문 {classes}개를 따로따로 묻습니다. 여기서 샘플은 클래스 {classes}개 중 정확히 하나에 속하므로, 희소 범주형 교차 엔트로피와 소프트맥스가 알맞습니다.</translation>
    </message>
    <message>
        <source>{loss} with from logits applies {own} itself, but the last layer has {found} already.</source>
        <translation>로짓 입력을 켠 {loss}는 {own} 함수를 직접 적용하는데, 마지막 층에 이미 {found} 함수가 있습니다.</translation>
    </message>
    <message>
        <source>Turn from logits off</source>
        <translation>로짓 입력 끄기</translation>
    </message>
    <message>
        <source>{loss} expects probabilities that add up to 1. The last layer has {found}; softmax gives them.</source>
        <translation>{loss}에는 모두 더해 1이 되는 확률이 필요합니다. 마지막 층의 활성화 함수는 {found}입니다. 소프트맥스를 쓰면 확률이 됩니다.</translation>
    </message>
    <message>
        <source>Add Flatten and Dense {units}</source>
        <translation>Flatten과 Dense {units} 추가</translation>
    </message>
    <message>
        <source>Add Dense {units}</source>
        <translation>Dense {units} 추가</translation>
    </message>
    <message>
        <source>This model is set up to give numbers: linear outputs, a loss and a metric for numbers. These data have classes.</source>
        <translation>이 모델은 숫자를 출력하도록 설정되어 있습니다. 출력은 선형이고 손실 함수와 측정 지표도 숫자용입니다. 그런데 이 데이터의 답은 클래스입니다.</translation>
    </message>
    <message>
        <source>Use softmax, cross-entropy and accuracy</source>
        <translation>소프트맥스, 교차 엔트로피, 정확도 사용</translation>
    </message>
    <message>
        <source>These data ask for a number, not for a class: that needs one linear output, and a loss and a metric made for numbers.</source>
        <translation>이 데이터의 답은 클래스가 아니라 숫자입니다. 선형 출력 하나와, 숫자에 맞는 손실 함수와 측정 지표가 필요합니다.</translation>
    </message>
    <message>
        <source>Use mean squared error and one output</source>
        <translation>평균 제곱 오차와 출력 하나 사용</translation>
    </message>
    <message>
        <source>The last layer gives {shape}; {wanted}, so it should give one row of {units}.</source>
        <translation>마지막 층의 출력 모양은 {shape}입니다. {wanted}이므로 숫자 {units}개의 한 줄이어야 합니다.</translation>
    </message>
    <message>
        <source>The last layer gives {units} numbers; {wanted}.</source>
        <translation>마지막 층의 출력은 숫자 {units}개인데, {wanted}입니다.</translation>
    </message>
    <message>
        <source>The last layer has {units} units; {wanted}.</source>
        <translation>마지막 층의 유닛은 {units}개인데, {wanted}입니다.</translation>
    </message>
    <message>
        <source>The last layer has 1 unit; {wanted}.</source>
        <translation>마지막 층의 유닛은 1개인데, {wanted}입니다.</translation>
    </message>
    <message>
        <source>Make it {units}</source>
        <translation>{units}개로 변경</translation>
    </message>
    <message>
        <source>the data has {classes} classes</source>
        <translation>데이터의 클래스는 {classes}개</translation>
    </message>
    <message>
        <source>the data asks for one number</source>
        <translation>데이터의 답은 숫자 하나</translation>
    </message>
    <message>
        <source>The last layer has {found}, which never gives a number above 1. Linear gives any.</source>
        <translation>마지막 층의 활성화 함수 {found}은(는) 1보다 큰 숫자를 내지 못합니다. 선형은 어떤 숫자든 낼 수 있습니다.</translation>
    </message>
    <message>
        <source>Use linear</source>
        <translation>선형 사용</translation>
    </message>
    <message>
        <source>Use softmax</source>
        <translation>소프트맥스 사용</translation>
    </message>
    <message>
        <source>Use softmax and sparse categorical cross-entropy</source>
        <translation>소프트맥스와 희소 범주형 교차 엔트로피 사용</translation>
    </message>
    <message>
        <source>Binary cross-entropy expects a probability. The last layer has {found}; sigmoid gives one.</source>
        <translation>이진 교차 엔트로피에는 확률이 필요합니다. 마지막 층의 활성화 함수는 {found}입니다. 시그모이드를 쓰면 확률이 됩니다.</translation>
    </message>
    <message>
        <source>Use sigmoid</source>
        <translation>시그모이드 사용</translation>
    </message>
    <message>
        <source>This is not JSON: {reason}.</source>
        <translation>JSON이 아닙니다: {reason}.</translation>
    </message>
    <message>
        <source>A spec is a JSON file as written by train --out (spec.json).</source>
        <translation>스펙은 train --out이 만드는 것과 같은 JSON 파일(spec.json)입니다.</translation>
    </message>
    <message>
        <source>it is not a text file</source>
        <translation>텍스트 파일이 아님</translation>
    </message>
    <message>
        <source>Cannot read {path}: {reason}.</source>
        <translation>{path}을(를) 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>a table (CSV)</source>
        <translation>표(CSV)</translation>
    </message>
    <message>
        <source>The table is empty.</source>
        <translation>표가 비어 있습니다.</translation>
    </message>
    <message>
        <source>Choose one with an example a line.</source>
        <translation>한 줄에 샘플이 하나씩 있는 표를 고르세요.</translation>
    </message>
    <message>
        <source>The table has a head, but no rows that fit under it.</source>
        <translation>표에 머리글은 있지만 그에 맞는 행이 없습니다.</translation>
    </message>
    <message>
        <source>The rows of the table have different numbers of cells.</source>
        <translation>표의 행마다 칸의 수가 다릅니다.</translation>
    </message>
    <message>
        <source>Give every row as many cells as there are columns.</source>
        <translation>모든 행에 열의 수만큼 칸을 채워 주세요.</translation>
    </message>
    <message>
        <source>The table has only one column.</source>
        <translation>표에 열이 하나뿐입니다.</translation>
    </message>
    <message>
        <source>It needs one with the label, and at least one with numbers to tell it from.</source>
        <translation>레이블이 있는 열 하나와, 레이블을 알아맞힐 숫자 열이 하나 이상 필요합니다.</translation>
    </message>
    <message>
        <source>The table has no column {name}.</source>
        <translation>표에 {name} 열이 없습니다.</translation>
    </message>
    <message>
        <source>Its columns are {names}.</source>
        <translation>있는 열: {names}.</translation>
    </message>
    <message>
        <source>Left out, because they hold texts: {names}.</source>
        <translation>텍스트라서 뺀 열: {names}.</translation>
    </message>
    <message>
        <source>Left out, because they are empty: {names}.</source>
        <translation>비어 있어서 뺀 열: {names}.</translation>
    </message>
    <message>
        <source>Left out, because they only number the rows: {names}.</source>
        <translation>행 번호일 뿐이라서 뺀 열: {names}.</translation>
    </message>
    <message>
        <source>{left_out:,} of {n:,} rows are left out: a number or the label is missing.</source>
        <translation>{n:,}행 중 {left_out:,}행을 뺐습니다. 숫자나 레이블이 비어 있습니다.</translation>
    </message>
    <message>
        <source>The table has no column of numbers to learn from, besides the label.</source>
        <translation>표에 레이블 말고는 학습에 쓸 숫자 열이 없습니다.</translation>
    </message>
    <message>
        <source>Give texts as numbers, for example 0 and 1, or choose another label column.</source>
        <translation>텍스트를 0과 1 같은 숫자로 바꾸거나, 다른 레이블 열을 고르세요.</translation>
    </message>
    <message>
        <source>In each of the {n:,} rows a number or the label is missing, most often in {column}.</source>
        <translation>{n:,}개 행 모두에 숫자나 레이블이 비어 있습니다. 가장 많이 비어 있는 열: {column}.</translation>
    </message>
    <message>
        <source>Fill the gaps, or take the column out.</source>
        <translation>빈칸을 채우거나 그 열을 빼세요.</translation>
    </message>
    <message>
        <source>Give a JSON file as written by train --out (spec.json).</source>
        <translation>train --out이 만드는 것과 같은 JSON 파일(spec.json)을 지정하세요.</translation>
    </message>
    <message>
        <source>A spec must be a JSON object. Received: {kind}.</source>
        <translation>스펙은 JSON 객체여야 합니다. 받은 값: {kind}.</translation>
    </message>
    <message>
        <source>This spec has schema {schema}; this version reads up to {known}.</source>
        <translation>이 스펙의 스키마는 {schema}입니다. 이 버전은 {known}까지 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>Open it with a newer version of Sketchgrad.</source>
        <translation>더 새로운 버전의 Sketchgrad로 여세요.</translation>
    </message>
    <message>
        <source>{path} must be a JSON object. Received: {value}.</source>
        <translation>{path}: JSON 객체여야 합니다. 받은 값: {value}.</translation>
    </message>
    <message>
        <source>{path} has no setting called &quot;{name}&quot;.</source>
        <translation>{path}에 &quot;{name}&quot;(이)라는 설정은 없습니다.</translation>
    </message>
    <message>
        <source>It has {names}.</source>
        <translation>있는 설정: {names}.</translation>
    </message>
    <message>
        <source>{path} must not be null.</source>
        <translation>{path}: null일 수 없습니다.</translation>
    </message>
    <message>
        <source>{path} must be a list. Received: {value}.</source>
        <translation>{path}: 목록이어야 합니다. 받은 값: {value}.</translation>
    </message>
    <message>
        <source>{path} must be a name or an object with &quot;kind&quot;. Received: {value}.</source>
        <translation>{path}: 이름이거나 &quot;kind&quot;가 있는 객체여야 합니다. 받은 값: {value}.</translation>
    </message>
    <message>
        <source>Choose one of {names}.</source>
        <translation>다음 중에서 고르세요: {names}.</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>정수</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 또는 false</translation>
    </message>
    <message>
        <source>a text</source>
        <translation>텍스트</translation>
    </message>
    <message>
        <source>{path} must be {kind}. Received: {value}.</source>
        <translation>{path}: {kind} 값이어야 합니다. 받은 값: {value}.</translation>
    </message>
    <message>
        <source>There is no setting &quot;{path}&quot;.</source>
        <translation>&quot;{path}&quot;(이)라는 설정은 없습니다.</translation>
    </message>
    <message>
        <source>There is no {family} called &quot;{kind}&quot;.</source>
        <translation>{family} 중에 &quot;{kind}&quot;은(는) 없습니다.</translation>
    </message>
    <message>
        <source>Did you mean {near}?</source>
        <translation>{near}을(를) 찾으셨나요?</translation>
    </message>
    <message>
        <source>{label} is missing.</source>
        <translation>{label}: 값이 없습니다.</translation>
    </message>
    <message>
        <source>{label} must be one of {choices}. Received: &quot;{value}&quot;.</source>
        <translation>{label}: 다음 중 하나여야 합니다. {choices}. 입력한 값: &quot;{value}&quot;.</translation>
    </message>
    <message>
        <source>{label} needs {size} numbers. Received: {count}.</source>
        <translation>{label}: 숫자 {size}개가 필요합니다. 입력한 개수: {count}.</translation>
    </message>
    <message>
        <source>{label} must be a number. Received: {value}.</source>
        <translation>{label}: 숫자여야 합니다. 입력한 값: {value}.</translation>
    </message>
    <message>
        <source>{label} must be more than {bound}. Received: {value}.</source>
        <translation>{label}: {bound}보다 커야 합니다. 입력한 값: {value}.</translation>
    </message>
    <message>
        <source>{label} must be {bound} or more. Received: {value}.</source>
        <translation>{label}: {bound} 이상이어야 합니다. 입력한 값: {value}.</translation>
    </message>
    <message>
        <source>{label} must be less than {bound}. Received: {value}.</source>
        <translation>{label}: {bound}보다 작아야 합니다. 입력한 값: {value}.</translation>
    </message>
    <message>
        <source>{label} must be {bound} or less. Received: {value}.</source>
        <translation>{label}: {bound} 이하여야 합니다. 입력한 값: {value}.</translation>
    </message>
    <message>
        <source>layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>A name of your own, for summary and code; empty: Keras&apos;s.</source>
        <translation>요약과 코드에 쓸 이름입니다. 비워 두면 Keras가 붙이는 이름을 씁니다.</translation>
    </message>
    <message>
        <source>On</source>
        <translation>사용</translation>
    </message>
    <message>
        <source>Off: the layer is left out, as if it were not there.</source>
        <translation>끄면 이 층이 없는 것처럼 건너뜁니다.</translation>
    </message>
    <message>
        <source>Activation</source>
        <translation>Activation</translation>
    </message>
    <message>
        <source>Activation function</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>What each unit does with its weighted sum.</source>
        <translation>유닛마다 가중합에 적용하는 함수입니다.</translation>
    </message>
    <message>
        <source>Bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>One more number a unit, added to the weighted sum.</source>
        <translation>유닛마다 가중합에 더하는 숫자 하나입니다.</translation>
    </message>
    <message>
        <source>Weights start</source>
        <translation>가중치 초기화</translation>
    </message>
    <message>
        <source>How the weights are drawn at the start.</source>
        <translation>처음에 가중치를 정하는 방법입니다.</translation>
    </message>
    <message>
        <source>The values at the start.</source>
        <translation>처음에 갖는 값입니다.</translation>
    </message>
    <message>
        <source>A price on large values, added to the loss.</source>
        <translation>값이 커지지 않도록 손실에 더하는 벌점입니다.</translation>
    </message>
    <message>
        <source>Conv2D</source>
        <translation>Conv2D</translation>
    </message>
    <message>
        <source>Small filters slide over the image; each one learns to find one pattern wherever it is.</source>
        <translation>작은 필터들이 이미지 위를 미끄러집니다. 필터마다 패턴 하나를, 어디에 있든 찾아내도록 배웁니다.</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>필터 수</translation>
    </message>
    <message>
        <source>How many patterns, that is output channels.</source>
        <translation>찾을 패턴의 수, 곧 출력 채널의 수입니다.</translation>
    </message>
    <message>
        <source>Height and width of a filter.</source>
        <translation>필터의 높이와 너비입니다.</translation>
    </message>
    <message>
        <source>Kernel size</source>
        <translation>커널 크기</translation>
    </message>
    <message>
        <source>How far the window moves each time.</source>
        <translation>윈도가 한 번에 움직이는 거리입니다.</translation>
    </message>
    <message>
        <source>Strides</source>
        <translation>스트라이드</translation>
    </message>
    <message>
        <source>Dilation</source>
        <translation>딜레이션</translation>
    </message>
    <message>
        <source>Spreads the window&apos;s points apart.</source>
        <translation>윈도 안의 점 사이를 벌립니다.</translation>
    </message>
    <message>
        <source>Bias starts</source>
        <translation>편향 초기화</translation>
    </message>
    <message>
        <source>Weight price</source>
        <translation>가중치 규제</translation>
    </message>
    <message>
        <source>Bias price</source>
        <translation>편향 규제</translation>
    </message>
    <message>
        <source>Output price</source>
        <translation>출력 규제</translation>
    </message>
    <message>
        <source>Strides over 1 and a dilation over 1 cannot be used together.</source>
        <translation>1보다 큰 스트라이드와 1보다 큰 딜레이션은 함께 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>{filters} filters {window}</source>
        <translation>필터 {filters}개 {window}</translation>
    </message>
    <message>
        <source>{filters} filters {window} · {activation}</source>
        <translation>필터 {filters}개 {window} · {activation}</translation>
    </message>
    <message>
        <source>Dense</source>
        <translation>Dense</translation>
    </message>
    <message>
        <source>Every unit looks at every input: a weighted sum, a bias, an activation.</source>
        <translation>밀집층입니다. 모든 유닛이 모든 입력을 봅니다. 가중합에 편향을 더하고 활성화 함수를 적용합니다.</translation>
    </message>
    <message>
        <source>Units</source>
        <translation>유닛 수</translation>
    </message>
    <message>
        <source>How many units, that is outputs.</source>
        <translation>유닛의 수, 곧 출력의 수입니다.</translation>
    </message>
    <message>
        <source>{units} units</source>
        <translation>유닛 {units}개</translation>
    </message>
    <message>
        <source>1 unit</source>
        <translation>유닛 1개</translation>
    </message>
    <message>
        <source>{units} · {activation}</source>
        <translation>{units} · {activation}</translation>
    </message>
    <message>
        <source>Applies an activation function to every number that comes in.</source>
        <translation>들어오는 모든 숫자에 활성화 함수를 적용합니다.</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>The function to apply.</source>
        <translation>적용할 함수입니다.</translation>
    </message>
    <message>
        <source>Dropout</source>
        <translation>Dropout</translation>
    </message>
    <message>
        <source>While training, switches off a random share of the inputs, so that no unit can rely on another. Does nothing when the network is used.</source>
        <translation>훈련하는 동안 입력의 일부를 무작위로 꺼서, 유닛이 서로에게 기대지 못하게 합니다. 신경망을 사용할 때는 아무 일도 하지 않습니다.</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>The share that is switched off.</source>
        <translation>끄는 입력의 비율입니다.</translation>
    </message>
    <message>
        <source>rate {rate:g}</source>
        <translation>비율 {rate:g}</translation>
    </message>
    <message>
        <source>Epsilon</source>
        <translation>엡실론</translation>
    </message>
    <message>
        <source>A small number against division by 0.</source>
        <translation>0으로 나누는 일을 막는 작은 수입니다.</translation>
    </message>
    <message>
        <source>Rotation, degrees</source>
        <translation>회전(도)</translation>
    </message>
    <message>
        <source>Turns each image by up to this angle, to either side.</source>
        <translation>이미지를 왼쪽이나 오른쪽으로 이 각도까지 돌립니다.</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Moves each image by up to this share of its side, in any direction.</source>
        <translation>이미지를 변 길이의 이 비율까지 아무 방향으로나 옮깁니다.</translation>
    </message>
    <message>
        <source>Zoom</source>
        <translation>확대/축소</translation>
    </message>
    <message>
        <source>Makes each image larger or smaller by up to this share.</source>
        <translation>이미지를 이 비율까지 키우거나 줄입니다.</translation>
    </message>
    <message>
        <source>Shear</source>
        <translation>기울이기(전단)</translation>
    </message>
    <message>
        <source>Slants each image by up to this share of its side, as handwriting slants.</source>
        <translation>기울여 쓴 글씨처럼, 이미지를 변 길이의 이 비율까지 기울입니다.</translation>
    </message>
    <message>
        <source>Crop</source>
        <translation>자르기</translation>
    </message>
    <message>
        <source>Cuts up to this share of the side away, anywhere, and enlarges what is left.</source>
        <translation>변 길이의 이 비율까지 아무 데나 잘라 내고 남은 부분을 키웁니다.</translation>
    </message>
    <message>
        <source>Elastic, pixels</source>
        <translation>탄성 변형(픽셀)</translation>
    </message>
    <message>
        <source>Bends each image like rubber, by up to about so many pixels.</source>
        <translation>이미지를 고무처럼 대략 이 픽셀 수까지 구부립니다.</translation>
    </message>
    <message>
        <source>Blur, pixels</source>
        <translation>흐림(픽셀)</translation>
    </message>
    <message>
        <source>Softens each image by a random amount, up to this radius.</source>
        <translation>이 반지름까지 무작위로 이미지를 흐리게 합니다.</translation>
    </message>
    <message>
        <source>Grain</source>
        <translation>입자 노이즈</translation>
    </message>
    <message>
        <source>Adds random brightness to every pixel: its standard deviation, white being 1.</source>
        <translation>픽셀마다 무작위 밝기를 더합니다. 그 표준 편차이며, 흰색이 1입니다.</translation>
    </message>
    <message>
        <source>Learns a shift (beta) for each feature.</source>
        <translation>특성마다 이동(beta)을 배웁니다.</translation>
    </message>
    <message>
        <source>Scale</source>
        <translation>스케일</translation>
    </message>
    <message>
        <source>Learns a scale (gamma) for each feature.</source>
        <translation>특성마다 스케일(gamma)을 배웁니다.</translation>
    </message>
    <message>
        <source>Shift starts</source>
        <translation>이동 초기화</translation>
    </message>
    <message>
        <source>Scale starts</source>
        <translation>스케일 초기화</translation>
    </message>
    <message>
        <source>Shift price</source>
        <translation>이동 규제</translation>
    </message>
    <message>
        <source>Scale price</source>
        <translation>스케일 규제</translation>
    </message>
    <message>
        <source>BatchNormalization</source>
        <translation>BatchNormalization</translation>
    </message>
    <message>
        <source>Brings each feature to mean 0 and variance 1 over the batch. Training uses the batch&apos;s own values, the finished network their running means.</source>
        <translation>배치 안에서 특성마다 평균을 0, 분산을 1로 맞춥니다. 훈련에는 배치 자체의 값을, 완성된 신경망에는 이동 평균을 씁니다.</translation>
    </message>
    <message>
        <source>Momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>How much of the running mean and variance is kept.</source>
        <translation>평균과 분산의 이동 평균을 얼마나 유지할지 정합니다.</translation>
    </message>
    <message>
        <source>Mean starts</source>
        <translation>평균 초기화</translation>
    </message>
    <message>
        <source>Variance starts</source>
        <translation>분산 초기화</translation>
    </message>
    <message>
        <source>over the batch</source>
        <translation>배치 단위</translation>
    </message>
    <message>
        <source>LayerNormalization</source>
        <translation>LayerNormalization</translation>
    </message>
    <message>
        <source>Brings the features of each single example to mean 0 and variance 1; the batch does not matter.</source>
        <translation>샘플마다 특성들의 평균을 0, 분산을 1로 맞춥니다. 배치와는 상관없습니다.</translation>
    </message>
    <message>
        <source>over the features</source>
        <translation>특성 단위</translation>
    </message>
    <message>
        <source>Height and width of the window.</source>
        <translation>윈도의 높이와 너비입니다.</translation>
    </message>
    <message>
        <source>Pool size</source>
        <translation>풀 크기</translation>
    </message>
    <message>
        <source>How far the window moves; not set: by its own size.</source>
        <translation>윈도가 움직이는 거리입니다. 정하지 않으면 윈도 크기만큼 움직입니다.</translation>
    </message>
    <message>
        <source>pool {window}</source>
        <translation>풀 {window}</translation>
    </message>
    <message>
        <source>MaxPooling2D</source>
        <translation>MaxPooling2D</translation>
    </message>
    <message>
        <source>Keeps the largest number of each window: was the pattern here at all?</source>
        <translation>윈도마다 가장 큰 값을 남깁니다. 여기에 패턴이 있었는지를 봅니다.</translation>
    </message>
    <message>
        <source>AveragePooling2D</source>
        <translation>AveragePooling2D</translation>
    </message>
    <message>
        <source>Keeps the mean of each window.</source>
        <translation>윈도마다 평균을 남깁니다.</translation>
    </message>
    <message>
        <source>GlobalAveragePooling2D</source>
        <translation>GlobalAveragePooling2D</translation>
    </message>
    <message>
        <source>One number a channel: its mean over the whole image.</source>
        <translation>채널마다 숫자 하나, 곧 이미지 전체의 평균을 남깁니다.</translation>
    </message>
    <message>
        <source>Flatten</source>
        <translation>Flatten</translation>
    </message>
    <message>
        <source>Lays all numbers of an example out in one row, as Dense layers want them.</source>
        <translation>샘플의 모든 숫자를 Dense 층에 맞게 한 줄로 펼칩니다.</translation>
    </message>
    <message>
        <source>Reshape</source>
        <translation>Reshape</translation>
    </message>
    <message>
        <source>Gives the same numbers another shape, for example 784 as 28×28×1 for Conv2D. -1 stands for what is left over.</source>
        <translation>같은 숫자들의 모양을 바꿉니다. 예를 들어 784개를 Conv2D에 맞게 28×28×1로 바꿉니다. -1은 나머지를 뜻합니다.</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>The new shape: height, width, channels for images.</source>
        <translation>새 모양입니다. 이미지는 높이, 너비, 채널 순서입니다.</translation>
    </message>
    <message>
        <source>A shape needs whole numbers of 1 or more, with -1 once at most. Received: {target}.</source>
        <translation>모양에는 1 이상의 정수가 필요하고, -1은 한 번만 쓸 수 있습니다. 입력한 값: {target}.</translation>
    </message>
    <message>
        <source>{count} numbers come in ({shape}); {target} cannot hold exactly these.</source>
        <translation>들어오는 숫자는 {count}개({shape})라서 {target} 모양에 꼭 맞게 담을 수 없습니다.</translation>
    </message>
    <message>
        <source>to {shape}</source>
        <translation>→ {shape}</translation>
    </message>
    <message>
        <source>Padding</source>
        <translation>패딩</translation>
    </message>
    <message>
        <source>valid: the window stays inside the image, which shrinks. same: zeros around the edge keep its size.</source>
        <translation>valid: 윈도가 이미지 안에만 머물러 출력이 작아집니다. same: 가장자리를 0으로 채워 크기를 유지합니다.</translation>
    </message>
    <message>
        <source>{layer} wants an image: height × width × channels. Received: {shape}.</source>
        <translation>{layer}의 입력은 높이 × 너비 × 채널 모양의 이미지여야 합니다. 받은 모양: {shape}.</translation>
    </message>
    <message>
        <source>A window of {window} does not fit into an image of {size}. Make it smaller, or use padding same.</source>
        <translation>{window} 윈도가 {size} 이미지에 들어가지 않습니다. 윈도를 줄이거나 패딩을 same으로 바꾸세요.</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>top-5 accuracy</source>
        <translation>상위 5개 정확도</translation>
    </message>
    <message>
        <source>mean absolute error</source>
        <translation>평균 절댓값 오차</translation>
    </message>
    <message>
        <source>mean squared error</source>
        <translation>평균 제곱 오차</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>validation {figure}</source>
        <translation>검증 {figure}</translation>
    </message>
    <message>
        <source>training {figure}</source>
        <translation>훈련 {figure}</translation>
    </message>
    <message>
        <source>One lane alone has nobody to be better than.</source>
        <translation>레인이 하나뿐이라 비교할 상대가 없습니다.</translation>
    </message>
    <message>
        <source>They have no seed in common that says something.</source>
        <translation>둘을 비교할 수 있는 공통 시드가 없습니다.</translation>
    </message>
    <message>
        <source>One seed says nothing about luck; repeat it.</source>
        <translation>시드 하나로는 우연인지 알 수 없습니다. 시드를 바꿔 반복해 보세요.</translation>
    </message>
    <message>
        <source>No lane has finished an epoch yet.</source>
        <translation>아직 에포크를 마친 레인이 없습니다.</translation>
    </message>
    <message>
        <source>{leader} and {other} cannot be compared {after}.</source>
        <translation>{after} 비교할 수 없습니다: {leader}, {other}.</translation>
    </message>
    <message>
        <source>{leader} and {other} are level {after}.</source>
        <translation>{after} 동률입니다: {leader}, {other}.</translation>
    </message>
    <message>
        <source>{leader} ahead of {other} {after}, with one seed.</source>
        <translation>{leader}: {after} {other}보다 앞섭니다(시드 1개).</translation>
    </message>
    <message>
        <source>{leader} ahead of {other} in {wins} of {seeds} seeds {after}: that may be luck.</source>
        <translation>{leader}: {after} 시드 {seeds}개 중 {wins}개에서 {other}보다 앞섭니다. 우연일 수도 있습니다.</translation>
    </message>
    <message>
        <source>{leader} ahead of {other} in {wins} of {seeds} seeds {after}.</source>
        <translation>{leader}: {after} 시드 {seeds}개 중 {wins}개에서 {other}보다 앞섭니다.</translation>
    </message>
    <message>
        <source>after 1 epoch</source>
        <translation>1에포크 뒤</translation>
    </message>
    <message>
        <source>after {count} epochs</source>
        <translation>{count}에포크 뒤</translation>
    </message>
    <message>
        <source>The difference: {amount} points of {figure}.</source>
        <translation>{figure} 차이: {amount} %p.</translation>
    </message>
    <message>
        <source>The difference: {amount} in {figure}.</source>
        <translation>{figure} 차이: {amount}.</translation>
    </message>
    <message>
        <source>On average {amount} points of {figure} (mean ± standard deviation over {count} seeds).</source>
        <translation>{figure} 차이는 평균 {amount} %p입니다(시드 {count}개의 평균 ± 표준 편차).</translation>
    </message>
    <message>
        <source>On average {amount} in {figure} (mean ± standard deviation over {count} seeds).</source>
        <translation>{figure} 차이는 평균 {amount}입니다(시드 {count}개의 평균 ± 표준 편차).</translation>
    </message>
    <message>
        <source>{ties} of {seeds} seeds are level.</source>
        <translation>시드 {seeds}개 중 {ties}개는 동률입니다.</translation>
    </message>
    <message>
        <source>It is ahead in fewer seeds than it is behind: a few of them make its mean.</source>
        <translation>앞선 시드보다 뒤진 시드가 더 많습니다. 몇몇 시드의 결과가 평균을 끌어올렸습니다.</translation>
    </message>
    <message>
        <source>Were both equally good, all {decided} seeds would still agree in {percent} of such repeats (sign test).</source>
        <translation>둘의 성능이 같더라도 시드 {decided}개의 결과가 모두 한쪽으로 나올 확률은 {percent}입니다(부호 검정).</translation>
    </message>
    <message>
        <source>Were both equally good, one of them would be ahead in at least {most} of {decided} seeds in {percent} of such repeats (sign test).</source>
        <translation>둘의 성능이 같더라도 시드 {decided}개 중 {most}개 이상에서 어느 한쪽이 앞설 확률은 {percent}입니다(부호 검정).</translation>
    </message>
    <message>
        <source>That is hardly luck.</source>
        <translation>우연이라고 보기 어렵습니다.</translation>
    </message>
    <message>
        <source>If it goes on like this, even {most} seeds would not tell.</source>
        <translation>이대로라면 시드 {most}개로도 판가름 나지 않습니다.</translation>
    </message>
    <message>
        <source>{count} seeds that all agree would settle it.</source>
        <translation>시드 {count}개의 결과가 모두 같은 쪽이면 판가름 납니다.</translation>
    </message>
    <message>
        <source>If it goes on like this, {count} seeds would settle it.</source>
        <translation>이대로라면 시드 {count}개로 판가름 납니다.</translation>
    </message>
    <message>
        <source>1 seed is left out: one of the two did not come so far.</source>
        <translation>시드 1개는 뺐습니다. 둘 중 하나가 그 에포크까지 가지 못했습니다.</translation>
    </message>
    <message>
        <source>{count} seeds are left out: one of the two did not come so far.</source>
        <translation>시드 {count}개는 뺐습니다. 둘 중 하나가 그 에포크까지 가지 못했습니다.</translation>
    </message>
    <message>
        <source>{lane} diverged, which counts as behind.</source>
        <translation>{lane}: 발산했으므로 뒤진 것으로 봅니다.</translation>
    </message>
    <message>
        <source>{lane} diverged in {count} of {seeds} seeds, which counts as behind.</source>
        <translation>{lane}: 시드 {seeds}개 중 {count}개에서 발산했으며, 뒤진 것으로 봅니다.</translation>
    </message>
    <message>
        <source>From logits</source>
        <translation>로짓 입력</translation>
    </message>
    <message>
        <source>On when the last layer is linear, so that the loss applies softmax or sigmoid itself. Numerically steadier.</source>
        <translation>마지막 층이 선형이면 켭니다. 손실 함수가 소프트맥스나 시그모이드를 직접 적용합니다. 수치 계산이 더 안정적입니다.</translation>
    </message>
    <message>
        <source>Label smoothing</source>
        <translation>레이블 스무딩</translation>
    </message>
    <message>
        <source>Moves this share of the certainty from the true class to all classes.</source>
        <translation>정답 클래스의 확신 중 이 비율만큼을 모든 클래스에 나누어 줍니다.</translation>
    </message>
    <message>
        <source>Sparse categorical cross-entropy</source>
        <translation>희소 범주형 교차 엔트로피</translation>
    </message>
    <message>
        <source>-log of the probability given to the true class. Takes class numbers (0, 1, 2 …); wants softmax on the last layer.</source>
        <translation>정답 클래스에 준 확률의 -log 값입니다. 타깃은 클래스 번호(0, 1, 2 …)이고, 마지막 층에 소프트맥스가 필요합니다.</translation>
    </message>
    <message>
        <source>Categorical cross-entropy</source>
        <translation>범주형 교차 엔트로피</translation>
    </message>
    <message>
        <source>The same, for classes written as one-hot rows. Sketchgrad makes the rows for you.</source>
        <translation>같은 손실이지만 클래스를 원-핫 인코딩으로 씁니다. 원-핫 변환은 Sketchgrad가 합니다.</translation>
    </message>
    <message>
        <source>Binary cross-entropy</source>
        <translation>이진 교차 엔트로피</translation>
    </message>
    <message>
        <source>For yes-or-no answers: one sigmoid output for two classes, or several outputs that may be true at once.</source>
        <translation>예/아니요 문제에 씁니다. 클래스가 둘이면 시그모이드 출력 하나, 여러 답이 동시에 참일 수 있으면 출력 여러 개입니다.</translation>
    </message>
    <message>
        <source>Mean squared error</source>
        <translation>평균 제곱 오차</translation>
    </message>
    <message>
        <source>The mean of squared differences: made for numbers, works for classes, but learns slower from confident mistakes.</source>
        <translation>차이를 제곱한 값의 평균입니다. 회귀를 위한 것으로 분류에도 쓸 수 있지만, 확신하며 틀린 답에서 더 느리게 배웁니다.</translation>
    </message>
    <message>
        <source>Mean absolute error</source>
        <translation>평균 절댓값 오차</translation>
    </message>
    <message>
        <source>The mean of differences: outliers weigh less than with squares.</source>
        <translation>차이의 절댓값의 평균입니다. 제곱할 때보다 이상치의 영향이 작습니다.</translation>
    </message>
    <message>
        <source>Huber</source>
        <translation>후버 손실</translation>
    </message>
    <message>
        <source>Squared for small differences, absolute for large ones.</source>
        <translation>차이가 작으면 제곱, 크면 절댓값을 씁니다.</translation>
    </message>
    <message>
        <source>Delta</source>
        <translation>델타</translation>
    </message>
    <message>
        <source>Where squared turns into absolute.</source>
        <translation>제곱에서 절댓값으로 바뀌는 지점입니다.</translation>
    </message>
    <message>
        <source>KL divergence</source>
        <translation>KL 발산</translation>
    </message>
    <message>
        <source>How far the predicted shares are from the true ones. With one-hot rows it equals categorical cross-entropy.</source>
        <translation>예측한 비율이 실제 비율에서 얼마나 떨어져 있는지 잽니다. 원-핫 인코딩이면 범주형 교차 엔트로피와 같습니다.</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>Top-5 accuracy</source>
        <translation>상위 5개 정확도</translation>
    </message>
    <message>
        <source>optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>Beta 1</source>
        <translation>베타 1</translation>
    </message>
    <message>
        <source>How much of the running mean of gradients is kept at each step: the momentum.</source>
        <translation>스텝마다 그레이디언트의 이동 평균을 얼마나 유지할지 정합니다. 곧 모멘텀입니다.</translation>
    </message>
    <message>
        <source>Beta 2</source>
        <translation>베타 2</translation>
    </message>
    <message>
        <source>How much of the running mean of squared gradients is kept at each step.</source>
        <translation>스텝마다 그레이디언트 제곱의 이동 평균을 얼마나 유지할지 정합니다.</translation>
    </message>
    <message>
        <source>A small number added where something is divided, against division by 0.</source>
        <translation>나눗셈의 분모에 더해 0으로 나누는 일을 막는 작은 수입니다.</translation>
    </message>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>The length of a step. Too small and learning crawls; too large and it overshoots the valley and diverges.</source>
        <translation>한 스텝의 크기입니다. 너무 작으면 학습이 느리고, 너무 크면 골짜기를 지나쳐 발산합니다.</translation>
    </message>
    <message>
        <source>Weight decay</source>
        <translation>가중치 감쇠</translation>
    </message>
    <message>
        <source>Pulls every weight towards 0 by this share of the learning rate at each step.</source>
        <translation>스텝마다 모든 가중치를 학습률의 이 비율만큼 0 쪽으로 당깁니다.</translation>
    </message>
    <message>
        <source>Clip norm</source>
        <translation>노름 클리핑</translation>
    </message>
    <message>
        <source>Shortens the gradient of each variable to this length.</source>
        <translation>변수마다 그레이디언트를 이 길이까지 줄입니다.</translation>
    </message>
    <message>
        <source>Clip value</source>
        <translation>값 클리핑</translation>
    </message>
    <message>
        <source>Cuts each number of the gradient at ± this value.</source>
        <translation>그레이디언트의 값마다 ± 이 값을 넘는 부분을 자릅니다.</translation>
    </message>
    <message>
        <source>Global clip norm</source>
        <translation>전체 노름 클리핑</translation>
    </message>
    <message>
        <source>Shortens the gradient of all variables together to this length.</source>
        <translation>모든 변수의 그레이디언트를 합쳐 이 길이까지 줄입니다.</translation>
    </message>
    <message>
        <source>Average weights</source>
        <translation>가중치 평균</translation>
    </message>
    <message>
        <source>Keeps a running mean of the weights and puts it in place when training ends.</source>
        <translation>가중치의 이동 평균을 계산해 두었다가 훈련이 끝나면 그 값으로 바꿉니다.</translation>
    </message>
    <message>
        <source>Average keeps</source>
        <translation>평균 유지율</translation>
    </message>
    <message>
        <source>How much of the running mean of weights is kept.</source>
        <translation>가중치의 이동 평균을 얼마나 유지할지 정합니다.</translation>
    </message>
    <message>
        <source>Average every</source>
        <translation>평균 적용 간격</translation>
    </message>
    <message>
        <source>Puts the averaged weights in place every so many steps, not only at the end.</source>
        <translation>훈련이 끝날 때뿐 아니라 이 스텝 수마다 가중치를 평균값으로 바꿉니다.</translation>
    </message>
    <message>
        <source>Loss scale</source>
        <translation>손실 배율</translation>
    </message>
    <message>
        <source>Multiplies the loss before the gradient and divides it out after, against numbers too small for the number format.</source>
        <translation>그레이디언트를 구하기 전에 손실에 곱하고 나중에 다시 나눕니다. 숫자 형식에 비해 너무 작은 값을 막습니다.</translation>
    </message>
    <message>
        <source>Accumulate</source>
        <translation>그레이디언트 누적</translation>
    </message>
    <message>
        <source>Adds the gradients of so many batches before each step.</source>
        <translation>이 수만큼의 배치에서 그레이디언트를 더한 뒤 한 스텝을 갑니다.</translation>
    </message>
    <message>
        <source>SGD</source>
        <translation>SGD</translation>
    </message>
    <message>
        <source>Plain gradient descent: a step against the gradient of each batch, with momentum if wanted.</source>
        <translation>기본 경사 하강법입니다. 배치마다 그레이디언트의 반대 방향으로 한 스텝을 가며, 원하면 모멘텀을 더합니다.</translation>
    </message>
    <message>
        <source>How much of the last step is kept, like a rolling ball. 0.9 is usual.</source>
        <translation>구르는 공처럼 지난 스텝을 얼마나 유지할지 정합니다. 보통 0.9를 씁니다.</translation>
    </message>
    <message>
        <source>Nesterov</source>
        <translation>네스테로프</translation>
    </message>
    <message>
        <source>Measures the gradient a step ahead, where the momentum is about to carry the weights.</source>
        <translation>모멘텀이 가중치를 옮겨 갈 한 스텝 앞의 위치에서 그레이디언트를 잽니다.</translation>
    </message>
    <message>
        <source>RMSprop</source>
        <translation>RMSprop</translation>
    </message>
    <message>
        <source>Gives each weight its own step length: the learning rate divided by a running root mean square of its gradient.</source>
        <translation>가중치마다 스텝의 크기가 다릅니다. 학습률을 그레이디언트 제곱 이동 평균의 제곱근으로 나눕니다.</translation>
    </message>
    <message>
        <source>Rho</source>
        <translation>로</translation>
    </message>
    <message>
        <source>How much of the running mean square is kept.</source>
        <translation>제곱의 이동 평균을 얼마나 유지할지 정합니다.</translation>
    </message>
    <message>
        <source>How much of the last step is kept.</source>
        <translation>지난 스텝을 얼마나 유지할지 정합니다.</translation>
    </message>
    <message>
        <source>Centred</source>
        <translation>중심화</translation>
    </message>
    <message>
        <source>Divides by the spread of the gradient, not by its size.</source>
        <translation>그레이디언트의 크기가 아니라 퍼진 정도로 나눕니다.</translation>
    </message>
    <message>
        <source>Adagrad</source>
        <translation>Adagrad</translation>
    </message>
    <message>
        <source>Divides by the root of all squared gradients so far: steps only get shorter. At Keras&apos;s default rate of 0.001 it is slow; 0.01 to 0.1 suits it better.</source>
        <translation>지금까지의 그레이디언트 제곱을 모두 더한 값의 제곱근으로 나눕니다. 그래서 스텝이 점점 작아지기만 합니다. Keras의 기본 학습률 0.001에서는 느립니다. 0.01에서 0.1 사이가 더 알맞습니다.</translation>
    </message>
    <message>
        <source>Start of the sum</source>
        <translation>누적 시작값</translation>
    </message>
    <message>
        <source>The sum of squared gradients starts here.</source>
        <translation>그레이디언트 제곱의 합이 시작하는 값입니다.</translation>
    </message>
    <message>
        <source>Adadelta</source>
        <translation>Adadelta</translation>
    </message>
    <message>
        <source>Like Adagrad with a window that forgets. Made for a learning rate of 1; Keras&apos;s default of 0.001 is very slow.</source>
        <translation>오래된 값을 잊는 Adagrad입니다. 학습률 1에 맞게 만들어졌으며, Keras의 기본값 0.001에서는 아주 느립니다.</translation>
    </message>
    <message>
        <source>How much of the running means is kept.</source>
        <translation>이동 평균들을 얼마나 유지할지 정합니다.</translation>
    </message>
    <message>
        <source>Adam</source>
        <translation>Adam</translation>
    </message>
    <message>
        <source>Momentum and a step length for each weight together. A good first choice.</source>
        <translation>모멘텀과 가중치마다 다른 스텝 크기를 함께 씁니다. 처음 고르기에 좋습니다.</translation>
    </message>
    <message>
        <source>AMSGrad</source>
        <translation>AMSGrad</translation>
    </message>
    <message>
        <source>Never lets the mean of squared gradients fall, so that steps do not grow again.</source>
        <translation>그레이디언트 제곱의 평균이 줄어들지 않게 하여 스텝이 다시 커지지 않습니다.</translation>
    </message>
    <message>
        <source>AdamW</source>
        <translation>AdamW</translation>
    </message>
    <message>
        <source>Adam with weight decay kept apart from the gradient.</source>
        <translation>가중치 감쇠를 그레이디언트와 분리한 Adam입니다.</translation>
    </message>
    <message>
        <source>Adamax</source>
        <translation>Adamax</translation>
    </message>
    <message>
        <source>Adam that divides by the largest recent gradient.</source>
        <translation>최근의 가장 큰 그레이디언트로 나누는 Adam입니다.</translation>
    </message>
    <message>
        <source>Nadam</source>
        <translation>Nadam</translation>
    </message>
    <message>
        <source>Adam with Nesterov&apos;s look ahead.</source>
        <translation>네스테로프처럼 앞을 내다보는 Adam입니다.</translation>
    </message>
    <message>
        <source>Lion</source>
        <translation>Lion</translation>
    </message>
    <message>
        <source>Every weight moves by the same length; only the direction is learnt.</source>
        <translation>모든 가중치가 같은 크기만큼 움직이고, 방향만 배웁니다.</translation>
    </message>
    <message>
        <source>Only one of clip norm, clip value and global clip norm can be used at a time.</source>
        <translation>노름 클리핑, 값 클리핑, 전체 노름 클리핑은 한 번에 하나만 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>&quot;{name}&quot; is a race of several networks, not a single run.</source>
        <translation>&quot;{name}&quot; 프리셋은 한 번의 훈련이 아니라 여러 신경망의 경주입니다.</translation>
    </message>
    <message>
        <source>Run it by: race --preset {name}</source>
        <translation>다음과 같이 실행하세요: race --preset {name}</translation>
    </message>
    <message>
        <source>There is no preset called &quot;{name}&quot;.</source>
        <translation>&quot;{name}&quot;(이)라는 프리셋은 없습니다.</translation>
    </message>
    <message>
        <source>Share of training</source>
        <translation>훈련 세트의 일정 비율</translation>
    </message>
    <message>
        <source>Number of training</source>
        <translation>훈련 세트의 일정 개수</translation>
    </message>
    <message>
        <source>Test set</source>
        <translation>테스트 세트</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Model name</source>
        <translation>모델 이름</translation>
    </message>
    <message>
        <source>A name for the whole model, for summary, code and file.</source>
        <translation>요약, 코드, 파일에 쓸 모델 전체의 이름입니다.</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>The examples the network learns from.</source>
        <translation>신경망이 배우는 샘플입니다.</translation>
    </message>
    <message>
        <source>Points</source>
        <translation>점 개수</translation>
    </message>
    <message>
        <source>How many points are made to train on; as many more are made to test with.</source>
        <translation>훈련에 쓸 점의 수입니다. 테스트에 쓸 점도 같은 수만큼 만듭니다.</translation>
    </message>
    <message>
        <source>Noise</source>
        <translation>노이즈</translation>
    </message>
    <message>
        <source>How far the points stray from their places. 0: not at all.</source>
        <translation>점이 제자리에서 벗어나는 정도입니다. 0이면 벗어나지 않습니다.</translation>
    </message>
    <message>
        <source>Subset</source>
        <translation>부분 집합</translation>
    </message>
    <message>
        <source>Train on so many examples only; empty: on all. A small subset is how to see overfitting.</source>
        <translation>이 수만큼의 샘플로만 훈련합니다. 비워 두면 모두 씁니다. 부분 집합을 작게 하면 과대적합을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Label noise</source>
        <translation>레이블 노이즈</translation>
    </message>
    <message>
        <source>The share of training labels that are replaced by wrong ones. Validation and test stay true.</source>
        <translation>훈련 레이블 중 틀린 것으로 바꿀 비율입니다. 검증과 테스트 레이블은 바꾸지 않습니다.</translation>
    </message>
    <message>
        <source>Data seed</source>
        <translation>데이터 시드</translation>
    </message>
    <message>
        <source>Everything drawn by chance in the data follows from this number: what is kept apart, the subset, wrong labels, the toys&apos; points. Empty: the run&apos;s own seed.</source>
        <translation>검증 세트, 부분 집합, 틀린 레이블, 연습용 점까지 데이터에서 무작위로 정하는 모든 것이 이 숫자를 따릅니다. 비워 두면 훈련의 랜덤 시드를 씁니다.</translation>
    </message>
    <message>
        <source>Optimizer</source>
        <translation>옵티마이저</translation>
    </message>
    <message>
        <source>The rule that turns a gradient into a step.</source>
        <translation>그레이디언트로 가중치를 업데이트하는 규칙입니다.</translation>
    </message>
    <message>
        <source>Schedule</source>
        <translation>학습률 스케줄</translation>
    </message>
    <message>
        <source>How the learning rate changes in the course of the run.</source>
        <translation>훈련이 진행되면서 학습률이 어떻게 바뀔지 정합니다.</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>손실 함수</translation>
    </message>
    <message>
        <source>The number training makes small: how wrong the network is.</source>
        <translation>훈련이 줄이려는 값으로, 신경망이 얼마나 틀렸는지를 나타냅니다.</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>측정 지표</translation>
    </message>
    <message>
        <source>What people read beside the loss.</source>
        <translation>손실과 함께 살펴보는 값입니다.</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>배치 크기</translation>
    </message>
    <message>
        <source>How many examples go into one update. 1: stochastic; all of them: batch gradient descent; powers of two between are usual.</source>
        <translation>한 번의 업데이트에 쓰는 샘플 수입니다. 1이면 확률적 경사 하강법, 전체를 쓰면 배치 경사 하강법입니다. 보통은 그 사이의 2의 거듭제곱을 씁니다.</translation>
    </message>
    <message>
        <source>Epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>How often the network sees the whole training set.</source>
        <translation>신경망이 훈련 세트 전체를 보는 횟수입니다.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>What the network is tested on after each epoch: a share or a number of the training examples kept apart, the test set, or nothing. Looking at the test set is fine as long as you choose nothing by it.</source>
        <translation>에포크가 끝날 때마다 신경망을 확인할 데이터입니다. 훈련 샘플의 일정 비율이나 개수를 따로 두거나, 테스트 세트를 쓰거나, 확인하지 않을 수 있습니다. 테스트 세트는 보아도 되지만, 그 결과로 설정을 고르지는 마세요.</translation>
    </message>
    <message>
        <source>The share of the training examples kept for validation.</source>
        <translation>훈련 샘플 중 검증용으로 따로 두는 비율입니다.</translation>
    </message>
    <message>
        <source>Number kept apart</source>
        <translation>검증 세트 개수</translation>
    </message>
    <message>
        <source>How many of the training examples are kept for validation.</source>
        <translation>훈련 샘플 중 검증용으로 따로 두는 개수입니다.</translation>
    </message>
    <message>
        <source>Where the arithmetic runs. Automatic takes the first GPU, or else the CPU. All GPUs at once share every batch, which pays off for large networks and large batches.</source>
        <translation>계산할 장치입니다. 자동을 고르면 첫 번째 GPU를 쓰고, GPU가 없으면 CPU를 씁니다. 모든 GPU를 쓰면 배치마다 나누어 계산하며, 신경망과 배치가 클 때 효과가 있습니다.</translation>
    </message>
    <message>
        <source>A device is auto, cpu, gpu:0, gpu:1 and so on, or all for all GPUs. Received: &quot;{device}&quot;.</source>
        <translation>장치는 auto, cpu, gpu:0, gpu:1 등으로 지정하고, 모든 GPU는 all로 지정합니다. 입력한 값: &quot;{device}&quot;.</translation>
    </message>
    <message>
        <source>Share kept apart</source>
        <translation>검증 세트 비율</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>장치</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>A number</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>흑백</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>컬러</translation>
    </message>
    <message>
        <source>Fit, with a border</source>
        <translation>여백을 넣어 맞춤</translation>
    </message>
    <message>
        <source>Fill, and cut the rest</source>
        <translation>채우고 나머지 자르기</translation>
    </message>
    <message>
        <source>Stretch</source>
        <translation>늘이기</translation>
    </message>
    <message>
        <source>Mean 0, deviation 1</source>
        <translation>평균 0, 표준 편차 1</translation>
    </message>
    <message>
        <source>0 to 1</source>
        <translation>0에서 1</translation>
    </message>
    <message>
        <source>As they are</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>Label column</source>
        <translation>레이블 열</translation>
    </message>
    <message>
        <source>The column with what the network is to tell; empty: found by its name.</source>
        <translation>신경망이 알아맞힐 값이 있는 열입니다. 비워 두면 이름으로 찾습니다.</translation>
    </message>
    <message>
        <source>Labels are</source>
        <translation>레이블 종류</translation>
    </message>
    <message>
        <source>Whether labels are classes to choose from, or a number to come close to.</source>
        <translation>레이블이 골라야 할 클래스인지, 가깝게 맞혀야 할 숫자인지 정합니다.</translation>
    </message>
    <message>
        <source>Scale columns</source>
        <translation>열 스케일 맞추기</translation>
    </message>
    <message>
        <source>Networks learn badly from columns of very different size. Each is brought to mean 0 and deviation 1, or to 0 to 1, as measured on the training part.</source>
        <translation>열마다 값의 크기가 크게 다르면 신경망이 잘 배우지 못합니다. 훈련 부분에서 잰 값으로, 열마다 평균 0과 표준 편차 1, 또는 0에서 1로 맞춥니다.</translation>
    </message>
    <message>
        <source>Image size, pixels</source>
        <translation>크기(픽셀)</translation>
    </message>
    <message>
        <source>Height and width that every image is brought to.</source>
        <translation>모든 이미지를 맞출 높이와 너비입니다.</translation>
    </message>
    <message>
        <source>Grey images have one number a pixel, colour images three.</source>
        <translation>흑백 이미지는 픽셀마다 숫자가 하나, 컬러 이미지는 세 개입니다.</translation>
    </message>
    <message>
        <source>Other shapes</source>
        <translation>비율이 다를 때</translation>
    </message>
    <message>
        <source>What is done with images that are not square.</source>
        <translation>정사각형이 아닌 이미지를 어떻게 바꿀지 정합니다.</translation>
    </message>
    <message>
        <source>Invert</source>
        <translation>밝기 반전</translation>
    </message>
    <message>
        <source>Turns dark ink on bright paper into bright ink on dark, as in MNIST.</source>
        <translation>밝은 종이의 어두운 글씨를 MNIST처럼 어두운 바탕의 밝은 글씨로 바꿉니다.</translation>
    </message>
    <message>
        <source>Share to test with</source>
        <translation>테스트 비율</translation>
    </message>
    <message>
        <source>Set apart for the test set, where the data have none of their own.</source>
        <translation>데이터에 테스트 세트가 없으면 이 비율만큼 떼어 테스트 세트로 씁니다.</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>랜덤 시드</translation>
    </message>
    <message>
        <source>Which examples become the test set follows from this number.</source>
        <translation>어떤 샘플이 테스트 세트가 될지는 이 숫자를 따릅니다.</translation>
    </message>
    <message>
        <source>Everything drawn by chance follows from this number: first weights, the order of batches, dropout, the split. The same seed gives the same curve.</source>
        <translation>첫 가중치, 배치의 순서, 드롭아웃, 검증 세트 나누기까지 무작위로 정하는 모든 것이 이 숫자를 따릅니다. 시드가 같으면 곡선도 같습니다.</translation>
    </message>
    <message>
        <source>initializer</source>
        <translation>초기화 방법</translation>
    </message>
    <message>
        <source>regularizer</source>
        <translation>규제</translation>
    </message>
    <message>
        <source>Glorot uniform</source>
        <translation>글로럿 균등</translation>
    </message>
    <message>
        <source>Even spread of ±√(6 / (inputs + outputs)), Keras&apos;s default: keeps signals alive with sigmoid and tanh.</source>
        <translation>±√(6 / (입력 + 출력)) 범위의 균등 분포로, Keras의 기본값입니다. 시그모이드와 tanh에서 신호가 사라지지 않게 합니다.</translation>
    </message>
    <message>
        <source>Glorot normal</source>
        <translation>글로럿 정규</translation>
    </message>
    <message>
        <source>Bell-shaped, variance 2 / (inputs + outputs).</source>
        <translation>분산이 2 / (입력 + 출력)인 정규 분포입니다.</translation>
    </message>
    <message>
        <source>He uniform</source>
        <translation>He 균등</translation>
    </message>
    <message>
        <source>Even spread of ±√(6 / inputs): made for ReLU, which drops half of its inputs.</source>
        <translation>±√(6 / 입력) 범위의 균등 분포입니다. 입력의 절반을 버리는 ReLU에 맞게 만들어졌습니다.</translation>
    </message>
    <message>
        <source>He normal</source>
        <translation>He 정규</translation>
    </message>
    <message>
        <source>Bell-shaped, variance 2 / inputs: made for ReLU.</source>
        <translation>분산이 2 / 입력인 정규 분포입니다. ReLU에 맞게 만들어졌습니다.</translation>
    </message>
    <message>
        <source>LeCun uniform</source>
        <translation>르쿤 균등</translation>
    </message>
    <message>
        <source>Even spread of ±√(3 / inputs).</source>
        <translation>±√(3 / 입력) 범위의 균등 분포입니다.</translation>
    </message>
    <message>
        <source>LeCun normal</source>
        <translation>르쿤 정규</translation>
    </message>
    <message>
        <source>Bell-shaped, variance 1 / inputs: belongs to SELU.</source>
        <translation>분산이 1 / 입력인 정규 분포입니다. SELU와 함께 씁니다.</translation>
    </message>
    <message>
        <source>Zeros</source>
        <translation>모두 0</translation>
    </message>
    <message>
        <source>All 0. Right for biases; for weights it makes all units of a layer learn the same.</source>
        <translation>모든 값이 0입니다. 편향에는 알맞지만, 가중치에 쓰면 한 층의 모든 유닛이 똑같은 것을 배웁니다.</translation>
    </message>
    <message>
        <source>Ones</source>
        <translation>모두 1</translation>
    </message>
    <message>
        <source>All 1.</source>
        <translation>모든 값이 1입니다.</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>정규 분포</translation>
    </message>
    <message>
        <source>Bell-shaped with the spread you choose.</source>
        <translation>퍼진 정도를 직접 고르는 정규 분포입니다.</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>평균</translation>
    </message>
    <message>
        <source>Middle of the distribution.</source>
        <translation>분포의 가운데입니다.</translation>
    </message>
    <message>
        <source>Spread</source>
        <translation>표준 편차</translation>
    </message>
    <message>
        <source>Standard deviation.</source>
        <translation>값이 퍼진 정도입니다.</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>균등 분포</translation>
    </message>
    <message>
        <source>Every value between two bounds is equally likely.</source>
        <translation>두 경계 사이의 모든 값이 같은 확률로 나옵니다.</translation>
    </message>
    <message>
        <source>From</source>
        <translation>최솟값</translation>
    </message>
    <message>
        <source>Lower bound.</source>
        <translation>아래쪽 경계입니다.</translation>
    </message>
    <message>
        <source>To</source>
        <translation>최댓값</translation>
    </message>
    <message>
        <source>Upper bound.</source>
        <translation>위쪽 경계입니다.</translation>
    </message>
    <message>
        <source>schedule</source>
        <translation>학습률 스케줄</translation>
    </message>
    <message>
        <source>In stairs</source>
        <translation>계단 모양</translation>
    </message>
    <message>
        <source>On: the rate changes once an epoch. Off: a little at every update.</source>
        <translation>켜면 학습률이 에포크마다 한 번 바뀝니다. 끄면 업데이트마다 조금씩 바뀝니다.</translation>
    </message>
    <message>
        <source>Warm-up, epochs</source>
        <translation>워밍업 에포크</translation>
    </message>
    <message>
        <source>The rate first rises from near 0 in a straight line for so long, so that the first steps, taken with untrained weights, do no harm. 0: none.</source>
        <translation>이 에포크 동안 학습률이 0에 가까운 값에서 직선으로 올라갑니다. 아직 훈련되지 않은 가중치로 가는 첫 스텝들이 훈련을 망치지 않게 합니다. 0이면 워밍업이 없습니다.</translation>
    </message>
    <message>
        <source>Constant</source>
        <translation>상수</translation>
    </message>
    <message>
        <source>The learning rate stays as it is.</source>
        <translation>학습률이 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>계단식</translation>
    </message>
    <message>
        <source>The rate is cut every few epochs: long steps while there is far to go, short ones to settle.</source>
        <translation>몇 에포크마다 학습률을 낮춥니다. 갈 길이 멀 때는 크게, 자리를 잡을 때는 작게 움직입니다.</translation>
    </message>
    <message>
        <source>Every, epochs</source>
        <translation>간격(에포크)</translation>
    </message>
    <message>
        <source>How many epochs pass from one cut to the next.</source>
        <translation>학습률을 한 번 낮춘 뒤 다음에 낮출 때까지의 에포크 수입니다.</translation>
    </message>
    <message>
        <source>Factor</source>
        <translation>곱할 값</translation>
    </message>
    <message>
        <source>What the rate is multiplied by at each cut.</source>
        <translation>학습률을 낮출 때마다 곱하는 값입니다.</translation>
    </message>
    <message>
        <source>The rate falls by the same share in every epoch: quickly at first, then ever more slowly.</source>
        <translation>학습률이 에포크마다 같은 비율로 낮아집니다. 처음에는 빠르게, 갈수록 느리게 낮아집니다.</translation>
    </message>
    <message>
        <source>Decay rate</source>
        <translation>감쇠율</translation>
    </message>
    <message>
        <source>What is left of the rate after an epoch. 1: all of it.</source>
        <translation>한 에포크 뒤에 남는 학습률의 비율입니다. 1이면 그대로입니다.</translation>
    </message>
    <message>
        <source>Inverse time</source>
        <translation>시간 반비례</translation>
    </message>
    <message>
        <source>The rate is divided by 1 + decay × epoch, as by the decay of older Keras optimizers: it falls more and more slowly, and never to 0.</source>
        <translation>학습률을 1 + 감쇠 × 에포크로 나눕니다. 예전 Keras 옵티마이저의 decay와 같습니다. 갈수록 느리게 낮아지며 0이 되지는 않습니다.</translation>
    </message>
    <message>
        <source>Decay</source>
        <translation>감쇠</translation>
    </message>
    <message>
        <source>How much is added to the divisor in each epoch. Older Keras counted updates: its decay is this number divided by the updates of an epoch.</source>
        <translation>에포크마다 나누는 수에 더하는 값입니다. 예전 Keras는 업데이트를 기준으로 하므로, 이 값을 에포크당 업데이트 수로 나눈 것이 예전의 decay입니다.</translation>
    </message>
    <message>
        <source>Decay over, epochs</source>
        <translation>감쇠 기간(에포크)</translation>
    </message>
    <message>
        <source>How long the rate falls; then it stays. Empty: to the end of the run.</source>
        <translation>학습률이 낮아지는 기간입니다. 그 뒤에는 그대로 유지됩니다. 비워 두면 훈련이 끝날 때까지 낮아집니다.</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>코사인</translation>
    </message>
    <message>
        <source>The rate falls along half a cosine: gently at first, quickly in the middle, gently at the end. Needs no other settings, and is a good first choice.</source>
        <translation>학습률이 코사인 반 주기를 따라 낮아집니다. 처음에는 천천히, 중간에는 빠르게, 끝에는 다시 천천히 낮아집니다. 다른 설정이 필요 없어 처음 고르기에 좋습니다.</translation>
    </message>
    <message>
        <source>Final share</source>
        <translation>최종 비율</translation>
    </message>
    <message>
        <source>What is left of the rate at the end.</source>
        <translation>끝에 남는 학습률의 비율입니다.</translation>
    </message>
    <message>
        <source>Polynomial</source>
        <translation>다항식</translation>
    </message>
    <message>
        <source>The rate falls to its end in a straight line, or in a curve where the power is not 1.</source>
        <translation>학습률이 끝값까지 직선으로 낮아집니다. 지수가 1이 아니면 곡선으로 낮아집니다.</translation>
    </message>
    <message>
        <source>Power</source>
        <translation>지수(거듭제곱)</translation>
    </message>
    <message>
        <source>1: a straight line. More: quickly at first. Less: quickly at the end.</source>
        <translation>1이면 직선입니다. 1보다 크면 처음에, 작으면 끝에 빠르게 낮아집니다.</translation>
    </message>
    <message>
        <source>Piecewise constant</source>
        <translation>구간별 상수</translation>
    </message>
    <message>
        <source>The rate is cut after the epochs you name, and stays in between.</source>
        <translation>지정한 에포크가 끝날 때마다 학습률을 낮추고, 그 사이에는 그대로 둡니다.</translation>
    </message>
    <message>
        <source>After epochs</source>
        <translation>낮출 에포크</translation>
    </message>
    <message>
        <source>The epochs after which the rate is cut, counted from the start of the run.</source>
        <translation>이 에포크들이 끝난 뒤 학습률을 낮춥니다. 훈련을 시작할 때부터 셉니다.</translation>
    </message>
    <message>
        <source>One cycle</source>
        <translation>원 사이클</translation>
    </message>
    <message>
        <source>The rate rises to its highest, which is the optimizer&apos;s, and falls far below the start: a short run can then bear a rate several times higher.</source>
        <translation>학습률이 옵티마이저에 설정한 최댓값까지 올라갔다가 처음보다 훨씬 낮게 내려갑니다. 이렇게 하면 짧은 훈련에서 몇 배 높은 학습률을 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Peak at</source>
        <translation>최고점 위치</translation>
    </message>
    <message>
        <source>The share of the run after which the rate is highest.</source>
        <translation>학습률이 가장 높아지는 때로, 전체 훈련에 대한 비율입니다.</translation>
    </message>
    <message>
        <source>First share</source>
        <translation>시작 비율</translation>
    </message>
    <message>
        <source>The share of the rate at the start.</source>
        <translation>시작할 때의 학습률 비율입니다.</translation>
    </message>
    <message>
        <source>Reduce on plateau</source>
        <translation>정체 시 낮추기</translation>
    </message>
    <message>
        <source>The rate is cut when the validation loss, or without validation the training loss, has stopped falling.</source>
        <translation>검증 손실이 더 낮아지지 않고 정체되면 학습률을 낮춥니다. 검증이 없으면 훈련 손실을 봅니다.</translation>
    </message>
    <message>
        <source>Patience, epochs</source>
        <translation>인내(에포크)</translation>
    </message>
    <message>
        <source>So many epochs in a row without a better loss bring a cut.</source>
        <translation>이만큼의 에포크 동안 잇달아 손실이 나아지지 않으면 학습률을 낮춥니다.</translation>
    </message>
    <message>
        <source>Least gain</source>
        <translation>최소 개선 폭</translation>
    </message>
    <message>
        <source>A loss counts as better when it is lower than the best by more than this.</source>
        <translation>손실이 최저 기록보다 이 값 넘게 낮아야 나아진 것으로 봅니다.</translation>
    </message>
    <message>
        <source>Lowest share</source>
        <translation>최저 비율</translation>
    </message>
    <message>
        <source>The rate is never cut below this share of what it was at first.</source>
        <translation>학습률을 처음 값의 이 비율보다 낮추지 않습니다.</translation>
    </message>
    <message>
        <source>All the same value. A small positive one keeps ReLU units awake at the start.</source>
        <translation>모두 같은 값입니다. 작은 양수는 처음에 ReLU 유닛이 죽지 않게 합니다.</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
    <message>
        <source>The value of every weight.</source>
        <translation>모든 가중치의 값입니다.</translation>
    </message>
    <message>
        <source>The larger, the harder the weights are pulled towards 0.</source>
        <translation>클수록 가중치를 0 쪽으로 더 세게 당깁니다.</translation>
    </message>
    <message>
        <source>L2</source>
        <translation>L2</translation>
    </message>
    <message>
        <source>Adds l2 × the sum of squared weights to the loss: all weights stay small.</source>
        <translation>l2 × 가중치 제곱의 합을 손실에 더합니다. 모든 가중치가 작게 유지됩니다.</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>세기</translation>
    </message>
    <message>
        <source>L1</source>
        <translation>L1</translation>
    </message>
    <message>
        <source>Adds l1 × the sum of absolute weights to the loss: many weights become 0.</source>
        <translation>l1 × 가중치 절댓값의 합을 손실에 더합니다. 많은 가중치가 0이 됩니다.</translation>
    </message>
    <message>
        <source>L1 and L2</source>
        <translation>L1과 L2</translation>
    </message>
    <message>
        <source>Both prices together.</source>
        <translation>두 벌점을 함께 더합니다.</translation>
    </message>
    <message>
        <source>L1 strength</source>
        <translation>L1 세기</translation>
    </message>
    <message>
        <source>L2 strength</source>
        <translation>L2 세기</translation>
    </message>
    <message>
        <source>CPU · {threads} threads</source>
        <translation>CPU · 스레드 {threads}개</translation>
    </message>
    <message>
        <source>GPU {number}</source>
        <translation>GPU {number}</translation>
    </message>
    <message>
        <source>All {count} GPUs</source>
        <translation>GPU {count}개 모두</translation>
    </message>
    <message>
        <source>There are not two GPUs on this machine to share the work.</source>
        <translation>이 컴퓨터에는 계산을 나누어 할 GPU가 두 개 이상 없습니다.</translation>
    </message>
    <message>
        <source>There is no device {name} on this machine.</source>
        <translation>이 컴퓨터에 {name} 장치가 없습니다.</translation>
    </message>
    <message>
        <source>Choose one of {names}, or auto.</source>
        <translation>다음 중에서 고르거나 auto를 쓰세요: {names}.</translation>
    </message>
    <message>
        <source>{reason} {choice}</source>
        <translation>{reason} {choice}</translation>
    </message>
    <message>
        <source>it is damaged, or no .keras file at all</source>
        <translation>손상되었거나 .keras 파일이 아닙니다</translation>
    </message>
    <message>
        <source>{path} is not a model that can be read: {reason}.</source>
        <translation>{path}은(는) 읽을 수 있는 모델이 아닙니다: {reason}.</translation>
    </message>
    <message>
        <source>Give a .keras file as written by train --out or by Keras 3.</source>
        <translation>train --out이나 Keras 3이 만든 .keras 파일을 지정하세요.</translation>
    </message>
    <message>
        <source>The numbers in column &quot;{name}&quot; are as large as {size:.3g}; networks learn well from numbers of about 1.</source>
        <translation>&quot;{name}&quot; 열의 숫자는 크기가 {size:.3g}에 이릅니다. 신경망은 1 안팎의 숫자에서 잘 배웁니다.</translation>
    </message>
    <message>
        <source>Let a first layer bring all columns to one size, or read the data scaled.</source>
        <translation>첫 층에서 모든 열의 크기를 맞추거나, 데이터를 읽을 때 크기를 조정하세요.</translation>
    </message>
    <message>
        <source>A weight&apos;s gradient grows with its input: columns of very different size need very different learning rates, and there is only one.</source>
        <translation>가중치의 그레이디언트는 입력이 클수록 커집니다. 열마다 크기가 크게 다르면 알맞은 학습률도 크게 다른데, 학습률은 하나뿐입니다.</translation>
    </message>
    <message>
        <source>Lower the learning rate, which is {rate:g}.</source>
        <translation>학습률을 낮추세요. 지금은 {rate:g}입니다.</translation>
    </message>
    <message>
        <source>Each step overshot the valley and landed higher up on its other side, where the slope is steeper and the next step longer still.</source>
        <translation>스텝마다 골짜기를 지나쳐 반대편의 더 높은 곳에 닿았습니다. 그곳은 기울기가 더 커서 다음 스텝이 더 커집니다.</translation>
    </message>
    <message>
        <source>Try: {fix}.</source>
        <translation>해결 방법: {fix}.</translation>
    </message>
    <message>
        <source>The loss takes the last layer&apos;s numbers for what they should be, and the gradient flows back through every function on the way.</source>
        <translation>손실은 마지막 층의 숫자를 정해진 의미의 값으로 여기고 계산하며, 그레이디언트는 되돌아가는 길에 있는 모든 함수를 거칩니다.</translation>
    </message>
    <message>
        <source>{share:.0f} % of the units in layer {number} ({kind}) are dead: they give 0 for every example.</source>
        <translation>{number}번째 층({kind})의 유닛 중 {share:.0f} %가 죽었습니다. 어떤 샘플에도 0만 냅니다.</translation>
    </message>
    <message>
        <source>Try a tenth of the learning rate, or Leaky ReLU.</source>
        <translation>학습률을 10분의 1로 낮추거나 Leaky ReLU를 써 보세요.</translation>
    </message>
    <message>
        <source>Where a ReLU unit gives 0 its slope is 0 too: no gradient comes through, and it cannot come back. One step too long is enough to push it there.</source>
        <translation>ReLU 유닛이 0을 내는 곳에서는 기울기도 0입니다. 그레이디언트가 전달되지 않아 되살아나지 못합니다. 너무 큰 스텝 한 번이면 그렇게 될 수 있습니다.</translation>
    </message>
    <message>
        <source>Try ReLU in the hidden layers.</source>
        <translation>은닉층에 ReLU를 써 보세요.</translation>
    </message>
    <message>
        <source>The slope of the sigmoid is 0.25 at most: with every layer on its way back the gradient shrinks to a quarter or less. The slope of ReLU is 1.</source>
        <translation>시그모이드의 기울기는 최대 0.25입니다. 그레이디언트는 되돌아가면서 층을 지날 때마다 4분의 1 이하로 줄어듭니다. ReLU의 기울기는 1입니다.</translation>
    </message>
    <message>
        <source>The gradient vanishes: it is {last:.1g} in the last layer and only {first:.1g} in the first, which hardly learns.</source>
        <translation>그레이디언트가 소실됩니다. 마지막 층에서는 {last:.1g}인데 첫 층에서는 {first:.1g}밖에 되지 않아, 첫 층이 거의 배우지 못합니다.</translation>
    </message>
    <message>
        <source>An accuracy of {accuracy:.0f} % is no better than chance: through {count} layers of sigmoid or tanh hardly any gradient comes.</source>
        <translation>정확도 {accuracy:.0f} %는 찍는 수준입니다. 시그모이드나 tanh를 쓴 층 {count}개를 지나면 그레이디언트가 거의 남지 않습니다.</translation>
    </message>
    <message>
        <source>Lower the learning rate, which is {rate:g}: usual is {usual:g}.</source>
        <translation>학습률을 낮추세요. 지금은 {rate:g}이고 보통은 {usual:g}입니다.</translation>
    </message>
    <message>
        <source>Steps that are too long jump to and fro across the valley instead of going down into it, or throw the units to where they are of no use any more.</source>
        <translation>스텝이 너무 크면 골짜기로 내려가지 못하고 양쪽을 오가거나, 유닛을 더는 쓸모없는 곳으로 밀어냅니다.</translation>
    </message>
    <message>
        <source>An accuracy of {accuracy:.0f} % is no better than chance, and the loss stays at {loss:.2f}: the learning rate is too high.</source>
        <translation>정확도 {accuracy:.0f} %는 찍는 수준이고 손실은 {loss:.2f}에 머뭅니다. 학습률이 너무 높습니다.</translation>
    </message>
    <message>
        <source>The training loss jumps instead of falling: it was down at {low:.3g} and is now {loss:.3g}. The learning rate is too high.</source>
        <translation>훈련 손실이 줄지 않고 크게 오르내립니다. {low:.3g}까지 내려갔다가 지금은 {loss:.3g}입니다. 학습률이 너무 높습니다.</translation>
    </message>
    <message>
        <source>The loss crawls down steadily, from {before:.3g} to {loss:.3g} in the last epoch: the learning rate is too low.</source>
        <translation>손실이 꾸준히 줄지만 아주 느립니다. 마지막 에포크에서 {before:.3g} → {loss:.3g}입니다. 학습률이 너무 낮습니다.</translation>
    </message>
    <message>
        <source>Raise the learning rate, which is {rate:g}: usual is {usual:g}.</source>
        <translation>학습률을 높이세요. 지금은 {rate:g}이고 보통은 {usual:g}입니다.</translation>
    </message>
    <message>
        <source>With steps this short the network gets where it is going, but many epochs later.</source>
        <translation>스텝이 이렇게 작아도 신경망은 결국 목표에 이르지만, 에포크가 훨씬 많이 걸립니다.</translation>
    </message>
    <message>
        <source>A network without hidden layers is logistic regression: the loss stays at {loss:.3f} (guessing: {chance:.3f}), the accuracy at {accuracy:.0f} %.</source>
        <translation>은닉층이 없는 신경망은 로지스틱 회귀입니다. 손실은 {loss:.3f}(찍을 때: {chance:.3f}), 정확도는 {accuracy:.0f} %에 머뭅니다.</translation>
    </message>
    <message>
        <source>Insert a hidden layer.</source>
        <translation>은닉층을 하나 넣으세요.</translation>
    </message>
    <message>
        <source>One layer weighs the inputs and adds up, which parts classes by straight lines only. A bend between two layers lets the border bend too; XOR cannot be parted without.</source>
        <translation>층 하나는 입력에 가중치를 곱해 더하므로 클래스를 직선으로만 나눕니다. 두 층 사이에 비선형이 있으면 경계도 구부러집니다. XOR는 그러지 않으면 나눌 수 없습니다.</translation>
    </message>
    <message>
        <source>Overfitting from epoch {epoch}: the {held_out} loss rose from {low:.3f} to {high:.3f} while the training loss fell from {before:.3f} to {after:.3f}.</source>
        <translation>에포크 {epoch}부터 과대적합입니다. 훈련 손실은 {before:.3f}에서 {after:.3f}(으)로 줄었지만 {held_out} 손실은 {low:.3f}에서 {high:.3f}(으)로 커졌습니다.</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Try dropout, varied images, more data, or stopping early.</source>
        <translation>드롭아웃, 데이터 증강, 더 많은 데이터, 조기 종료 중 하나를 써 보세요.</translation>
    </message>
    <message>
        <source>The network learns its examples by heart, their accidents included, and that is of no use for others.</source>
        <translation>신경망이 샘플을 우연한 특징까지 외워 버립니다. 외운 것은 다른 샘플에는 쓸모가 없습니다.</translation>
    </message>
    <message>
        <source>Underfitting: the accuracy stands at {accuracy:.0f} % even on the examples it learns from.</source>
        <translation>과소적합입니다. 훈련 샘플에서조차 정확도가 {accuracy:.0f} %에 머뭅니다.</translation>
    </message>
    <message>
        <source>Underfitting: the accuracy stands at {accuracy:.0f} % on the examples it learns from, and at {held_out:.0f} % in validation.</source>
        <translation>과소적합입니다. 정확도가 훈련 샘플에서 {accuracy:.0f} %, 검증에서 {held_out:.0f} %에 머뭅니다.</translation>
    </message>
    <message>
        <source>Try more units or one layer more.</source>
        <translation>유닛을 늘리거나 층을 하나 더해 보세요.</translation>
    </message>
    <message>
        <source>The network is too small, or too rigid, for what there is to learn.</source>
        <translation>배워야 할 것에 비해 신경망이 너무 작거나 충분히 유연하지 않습니다.</translation>
    </message>
    <message>
        <source>The network was still getting better when training ended: the loss fell from {before:.3f} to {after:.3f} from epoch {epoch} to {last}.</source>
        <translation>훈련이 끝날 때 신경망은 아직 나아지고 있었습니다. 에포크 {epoch}에서 {last}까지 손실이 {before:.3f}에서 {after:.3f}(으)로 줄었습니다.</translation>
    </message>
    <message>
        <source>Train longer.</source>
        <translation>더 오래 훈련하세요.</translation>
    </message>
    <message>
        <source>As long as validation gets better too, more epochs cost nothing but time.</source>
        <translation>검증 결과도 함께 나아지는 동안에는 에포크를 늘려도 시간만 더 들 뿐입니다.</translation>
    </message>
    <message>
        <source>Something went wrong in the engine: {reason}.</source>
        <translation>엔진에 문제가 생겼습니다: {reason}.</translation>
    </message>
    <message>
        <source>Something went wrong while reading the data: {reason}.</source>
        <translation>데이터를 읽다가 문제가 생겼습니다: {reason}.</translation>
    </message>
    <message>
        <source>Your model and settings are safe. Try again; if it comes back, copy the details.</source>
        <translation>모델과 설정은 안전합니다. 다시 시도해 보고, 문제가 되풀이되면 자세한 내용을 복사하세요.</translation>
    </message>
    <message>
        <source>Building the model</source>
        <translation>모델을 만드는 중</translation>
    </message>
    <message>
        <source>Downloading {name}</source>
        <translation>{name} 다운로드 중</translation>
    </message>
    <message>
        <source>Looking for the data</source>
        <translation>데이터를 찾는 중</translation>
    </message>
    <message>
        <source>Building lane {n} of {total}</source>
        <translation>레인 {n}/{total} 만드는 중</translation>
    </message>
    <message>
        <source>Racing with seed {seed}</source>
        <translation>시드 {seed} 경주 중</translation>
    </message>
    <message>
        <source>Downloading {size:.1f} MB …</source>
        <translation>{size:.1f} MB를 내려받는 중 …</translation>
    </message>
    <message>
        <source>Data: {title}, {train:,} examples to train on and {test:,} to test with ({origin}).</source>
        <translation>데이터: {title}, 훈련 샘플 {train:,}개와 테스트 샘플 {test:,}개 ({origin}).</translation>
    </message>
    <message>
        <source>Note: {notice}</source>
        <translation>참고: {notice}</translation>
    </message>
    <message>
        <source>Training {parameters:,} parameters on {examples:,} examples, {steps:,} updates an epoch, on {device}.</source>
        <translation>파라미터 {parameters:,}개를 샘플 {examples:,}개로 훈련합니다. 에포크당 업데이트 {steps:,}번, 장치: {device}.</translation>
    </message>
    <message>
        <source>Epoch {epoch}/{epochs}  {figures}  ({seconds:.1f} s)</source>
        <translation>에포크 {epoch}/{epochs}  {figures}  ({seconds:.1f}초)</translation>
    </message>
    <message>
        <source>The download of {wanted} was skipped, so this run uses {used}.</source>
        <translation>{wanted} 다운로드를 건너뛰어, 이번 훈련에는 {used} 데이터를 사용합니다.</translation>
    </message>
    <message>
        <source>Training {preset}, seed {seed}</source>
        <translation>{preset} 훈련 중, 시드 {seed}</translation>
    </message>
    <message>
        <source>{path} does not say of every digit which one it is.</source>
        <translation>{path}에 어떤 숫자인지 적혀 있지 않은 항목이 있습니다.</translation>
    </message>
    <message>
        <source>Give each digit a &quot;label&quot; from 0 to 9.</source>
        <translation>각 숫자에 0부터 9까지의 &quot;label&quot;을 적어 주세요.</translation>
    </message>
    <message>
        <source>TensorFlow could not be started: {reason}.</source>
        <translation>TensorFlow를 시작할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Install Sketchgrad again, for example by make run.</source>
        <translation>make run 등으로 Sketchgrad를 다시 설치해 주세요.</translation>
    </message>
    <message>
        <source>Use {title}</source>
        <translation>{title} 사용</translation>
    </message>
    <message>
        <source>{option} takes a whole number. Received: &quot;{text}&quot;.</source>
        <translation>{option}에는 정수를 지정합니다. 받은 값: &quot;{text}&quot;.</translation>
    </message>
    <message>
        <source>{option} takes a number. Received: &quot;{text}&quot;.</source>
        <translation>{option}에는 숫자를 지정합니다. 받은 값: &quot;{text}&quot;.</translation>
    </message>
    <message>
        <source>The path is empty.</source>
        <translation>경로가 비어 있습니다.</translation>
    </message>
    <message>
        <source>Reading {path} …</source>
        <translation>{path} 읽는 중 …</translation>
    </message>
    <message>
        <source>Note: there is a data set {name} already ({source}); this one takes its place.</source>
        <translation>참고: {name} 데이터 세트가 이미 있습니다({source}). 이 데이터 세트로 바꿉니다.</translation>
    </message>
    <message>
        <source>{name} is removed.</source>
        <translation>{name} 데이터를 삭제했습니다.</translation>
    </message>
    <message>
        <source>… and {n:,} more classes</source>
        <translation>… 외 클래스 {n:,}개</translation>
    </message>
    <message>
        <source>Nothing was kept. Leave --dry-run away to add it.</source>
        <translation>아무것도 저장하지 않았습니다. 추가하려면 --dry-run을 빼세요.</translation>
    </message>
    <message>
        <source>It is now the data set {name}: use it with --data {name}.</source>
        <translation>이제 {name} 데이터 세트로 쓸 수 있습니다: --data {name}.</translation>
    </message>
    <message>
        <source>Your own data: {format}, from {file}.</source>
        <translation>내 데이터: {file}에서 읽은 {format}.</translation>
    </message>
    <message>
        <source>Your own</source>
        <translation>본인 소유</translation>
    </message>
    <message>
        <source>Name the arrays x_train, y_train, x_test and y_test, or only x and y.</source>
        <translation>배열의 이름을 x_train, y_train, x_test, y_test로, 또는 x와 y로만 지으세요.</translation>
    </message>
    <message>
        <source>Arrays that were not read: {names}.</source>
        <translation>읽지 않은 배열: {names}.</translation>
    </message>
    <message>
        <source>arrays (NumPy)</source>
        <translation>배열(NumPy)</translation>
    </message>
    <message>
        <source>images (IDX)</source>
        <translation>이미지(IDX)</translation>
    </message>
    <message>
        <source>There are no arrays in the file.</source>
        <translation>파일에 배열이 없습니다.</translation>
    </message>
    <message>
        <source>The labels are missing: it has {found}.</source>
        <translation>레이블이 없습니다. 있는 배열: {found}.</translation>
    </message>
    <message>
        <source>Which arrays are examples and labels is not clear: it has {found}.</source>
        <translation>어느 배열이 샘플이고 레이블인지 알 수 없습니다. 있는 배열: {found}.</translation>
    </message>
    <message>
        <source>The array {name} holds Python objects, which are never opened.</source>
        <translation>배열 {name}에 Python 객체가 있습니다. 안전을 위해 이런 객체는 열지 않습니다.</translation>
    </message>
    <message>
        <source>Save it as an array of numbers.</source>
        <translation>숫자 배열로 저장하세요.</translation>
    </message>
    <message>
        <source>The array {name} is of the type {type}.</source>
        <translation>배열 {name}의 형식이 {type}입니다.</translation>
    </message>
    <message>
        <source>The array {name} is a single value.</source>
        <translation>배열 {name}에 값이 하나뿐입니다.</translation>
    </message>
    <message>
        <source>The arrays have {size:,} MB; at most {limit:,} MB are read.</source>
        <translation>배열의 크기가 {size:,} MB입니다. {limit:,} MB까지만 읽습니다.</translation>
    </message>
    <message>
        <source>Save them as uint8 or float32, or keep a part of the examples.</source>
        <translation>uint8이나 float32로 저장하거나, 샘플의 일부만 남기세요.</translation>
    </message>
    <message>
        <source>The labels of {images} are missing.</source>
        <translation>{images}의 레이블이 없습니다.</translation>
    </message>
    <message>
        <source>Put the file {name} beside it.</source>
        <translation>{name} 파일을 같은 폴더에 두세요.</translation>
    </message>
    <message>
        <source>Look at how the file was made, or choose another.</source>
        <translation>파일을 어떻게 만들었는지 살펴보거나 다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>Every class has only one example.</source>
        <translation>클래스마다 샘플이 하나뿐입니다.</translation>
    </message>
    <message>
        <source>Give each class at least two: one to learn from and one to test with.</source>
        <translation>클래스마다 학습할 샘플과 테스트할 샘플, 적어도 두 개가 필요합니다.</translation>
    </message>
    <message>
        <source>{examples} examples and {labels} labels do not match.</source>
        <translation>샘플 {examples}개와 레이블 {labels}개의 수가 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Give one label for each example, in the same order.</source>
        <translation>샘플마다 레이블을 하나씩, 같은 순서로 주세요.</translation>
    </message>
    <message>
        <source>Only one example has a label.</source>
        <translation>레이블이 있는 샘플이 하나뿐입니다.</translation>
    </message>
    <message>
        <source>No example has a label.</source>
        <translation>레이블이 있는 샘플이 없습니다.</translation>
    </message>
    <message>
        <source>A network needs at least two, and learns from many.</source>
        <translation>신경망에는 적어도 두 개가 필요하고, 많을수록 잘 배웁니다.</translation>
    </message>
    <message>
        <source>All {n:,} examples belong to one class, {only}.</source>
        <translation>샘플 {n:,}개가 모두 한 클래스({only})입니다.</translation>
    </message>
    <message>
        <source>A network needs at least two to tell apart.</source>
        <translation>신경망이 구별하려면 클래스가 적어도 두 개 필요합니다.</translation>
    </message>
    <message>
        <source>All {n:,} examples have the same number as label, {only}.</source>
        <translation>샘플 {n:,}개의 레이블이 모두 같은 숫자({only})입니다.</translation>
    </message>
    <message>
        <source>Choose labels that differ: there is nothing to learn from these.</source>
        <translation>값이 서로 다른 레이블을 고르세요. 이 레이블로는 배울 것이 없습니다.</translation>
    </message>
    <message>
        <source>No example of the test part has a label.</source>
        <translation>테스트 부분에 레이블이 있는 샘플이 없습니다.</translation>
    </message>
    <message>
        <source>Give labels for it, or leave the test part away: then one is set apart.</source>
        <translation>레이블을 주거나 테스트 부분을 빼세요. 빼면 샘플의 일부를 떼어 테스트에 씁니다.</translation>
    </message>
    <message>
        <source>{left_out:,} of {n:,} examples are left out: the label is missing.</source>
        <translation>샘플 {n:,}개 중 {left_out:,}개를 뺐습니다. 레이블이 비어 있습니다.</translation>
    </message>
    <message>
        <source>The numbers to give are large (mean {mean:.4g}, deviation {deviation:.4g}), so the loss will be large, too.</source>
        <translation>맞혀야 할 숫자가 커서(평균 {mean:.4g}, 표준 편차 {deviation:.4g}) 손실도 크게 나옵니다.</translation>
    </message>
    <message>
        <source>Classes only in the test part, which cannot be learnt: {names}.</source>
        <translation>테스트 부분에만 있어 배울 수 없는 클래스: {names}.</translation>
    </message>
    <message>
        <source>A row has more than {limit:,} characters.</source>
        <translation>{limit:,}자보다 긴 행이 있습니다.</translation>
    </message>
    <message>
        <source>Look whether the file is a table, with one example a line.</source>
        <translation>파일이 한 줄에 샘플이 하나씩 있는 표인지 살펴보세요.</translation>
    </message>
    <message>
        <source>A cell has more than {limit:,} characters.</source>
        <translation>{limit:,}자보다 긴 칸이 있습니다.</translation>
    </message>
    <message>
        <source>Look whether a quotation mark is opened and never closed.</source>
        <translation>따옴표를 열고 닫지 않은 곳이 있는지 살펴보세요.</translation>
    </message>
    <message>
        <source>The file is not a text.</source>
        <translation>텍스트 파일이 아닙니다.</translation>
    </message>
    <message>
        <source>Choose a table with one example a line, its cells separated by commas.</source>
        <translation>한 줄에 샘플이 하나씩 있고 칸을 쉼표로 구분한 표를 고르세요.</translation>
    </message>
    <message>
        <source>There are no examples in it.</source>
        <translation>파일에 샘플이 없습니다.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>다른 파일을 고르세요.</translation>
    </message>
    <message>
        <source>The examples to learn from have the shape {train}, those of the test {test}.</source>
        <translation>훈련 샘플의 모양은 {train}인데 테스트 샘플의 모양은 {test}입니다.</translation>
    </message>
    <message>
        <source>Give both the same shape.</source>
        <translation>둘의 모양을 같게 하세요.</translation>
    </message>
    <message>
        <source>In each of the {n:,} examples a number is missing or infinite.</source>
        <translation>샘플 {n:,}개 모두에 비어 있거나 무한대인 숫자가 있습니다.</translation>
    </message>
    <message>
        <source>Fill the gaps, or leave out what is never filled.</source>
        <translation>빈 값을 채우거나, 늘 비어 있는 부분을 빼세요.</translation>
    </message>
    <message>
        <source>{bad:,} of {n:,} examples are left out: a number is missing or infinite.</source>
        <translation>샘플 {n:,}개 중 {bad:,}개를 뺐습니다. 비어 있거나 무한대인 숫자가 있습니다.</translation>
    </message>
    <message>
        <source>{n:,} columns of whole numbers from 0 to {high:.0f} were read as images of {side}×{side}.</source>
        <translation>0부터 {high:.0f}까지의 정수 열 {n:,}개를 {side}×{side} 이미지로 읽었습니다.</translation>
    </message>
    <message>
        <source>Left out because they are not images: {n:,} of {total:,} files ({names}).</source>
        <translation>이미지가 아니라서 뺀 파일: {total:,}개 중 {n:,}개({names}).</translation>
    </message>
    <message>
        <source>Left out because they are damaged or cut short: {n:,} of {total:,} files ({names}).</source>
        <translation>손상되었거나 중간에 잘려서 뺀 파일: {total:,}개 중 {n:,}개({names}).</translation>
    </message>
    <message>
        <source>Left out because they have more than {limit} megapixels: {n:,} of {total:,} files ({names}).</source>
        <translation>{limit}메가픽셀보다 커서 뺀 파일: {total:,}개 중 {n:,}개({names}).</translation>
    </message>
    <message>
        <source>Left out because they may not be read: {n:,} of {total:,} files ({names}).</source>
        <translation>읽기 권한이 없어서 뺀 파일: {total:,}개 중 {n:,}개({names}).</translation>
    </message>
    <message>
        <source>Images of {sizes} were brought to {size}.</source>
        <translation>{sizes} 이미지를 {size} 크기로 맞추었습니다.</translation>
    </message>
    <message>
        <source>Images of {sizes} were brought to {size}, with a border.</source>
        <translation>{sizes} 이미지를 여백을 넣어 {size} 크기로 맞추었습니다.</translation>
    </message>
    <message>
        <source>Images of {sizes} were brought to {size}; what lies outside was cut off.</source>
        <translation>{sizes} 이미지를 {size} 크기로 맞추고, 벗어난 부분은 잘랐습니다.</translation>
    </message>
    <message>
        <source>Images of {sizes} were brought to {size} and stretched.</source>
        <translation>{sizes} 이미지를 {size} 크기로 늘여 맞추었습니다.</translation>
    </message>
    <message>
        <source>a folder of images, one folder a class</source>
        <translation>클래스별 이미지 폴더</translation>
    </message>
    <message>
        <source>{n:,} images of {size} take {memory:,} MB of memory; at most {limit:,} MB are taken.</source>
        <translation>{size} 이미지 {n:,}개에는 메모리 {memory:,} MB가 필요합니다. {limit:,} MB까지만 씁니다.</translation>
    </message>
    <message>
        <source>Choose a smaller image size, or grey, or keep a part of the images.</source>
        <translation>이미지 크기를 줄이거나, 흑백을 고르거나, 이미지의 일부만 남기세요.</translation>
    </message>
    <message>
        <source>{path} holds no images to learn from.</source>
        <translation>{path}에 학습할 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>Put PNG, JPEG, BMP, GIF, WebP, TIFF or PPM files into the class folders.</source>
        <translation>클래스 폴더에 PNG, JPEG, BMP, GIF, WebP, TIFF, PPM 파일을 넣으세요.</translation>
    </message>
    <message>
        <source>There are {n:,} class folders; at most {limit:,} classes are taken.</source>
        <translation>클래스 폴더가 {n:,}개입니다. 클래스는 {limit:,}개까지만 씁니다.</translation>
    </message>
    <message>
        <source>Keep a part of the class folders in another folder, and read that.</source>
        <translation>클래스 폴더 일부를 다른 폴더에 담아 그 폴더를 읽으세요.</translation>
    </message>
    <message>
        <source>A network needs at least two to tell apart. If the class folders are inside {only}, choose that folder.</source>
        <translation>신경망이 구별할 클래스가 두 개 이상 필요합니다. 클래스 폴더가 {only} 안에 있다면 그 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{smallest} to {largest}</source>
        <translation>{smallest}~{largest}</translation>
    </message>
    <message>
        <source>The images have colour: each pixel is three numbers.</source>
        <translation>컬러 이미지입니다. 픽셀마다 숫자가 세 개입니다.</translation>
    </message>
    <message>
        <source>The images are grey: each pixel is one number.</source>
        <translation>흑백 이미지입니다. 픽셀마다 숫자가 하나입니다.</translation>
    </message>
    <message>
        <source>Class folders without images are left out: {names}.</source>
        <translation>이미지가 없어서 뺀 클래스 폴더: {names}.</translation>
    </message>
    <message>
        <source>The label &quot;{text}&quot; is not a number.</source>
        <translation>레이블 &quot;{text}&quot;은(는) 숫자가 아닙니다.</translation>
    </message>
    <message>
        <source>Let the labels be classes, or choose another label column.</source>
        <translation>레이블 종류를 클래스로 하거나, 다른 레이블 열을 고르세요.</translation>
    </message>
    <message>
        <source>There are {n:,} different labels; that is more than {limit:,}.</source>
        <translation>서로 다른 레이블이 {n:,}개로, {limit:,}개보다 많습니다.</translation>
    </message>
    <message>
        <source>Are they numbers to come close to? Then choose &quot;A number&quot;.</source>
        <translation>가깝게 맞혀야 할 숫자인가요? 그렇다면 &quot;숫자&quot;를 고르세요.</translation>
    </message>
    <message>
        <source>Choose another label column, or put labels together.</source>
        <translation>다른 레이블 열을 고르거나 레이블을 묶어 주세요.</translation>
    </message>
    <message>
        <source>The labels have the shape {shape}: more than one an example.</source>
        <translation>레이블의 모양이 {shape}입니다. 샘플마다 레이블이 둘 이상입니다.</translation>
    </message>
    <message>
        <source>Give one label an example, or one-hot labels: a 1 among zeros.</source>
        <translation>샘플마다 레이블을 하나씩 주거나, 0 사이에 1이 하나 있는 원-핫 레이블을 주세요.</translation>
    </message>
    <message>
        <source>The file has {size:,} MB; at most {limit:,} MB are read.</source>
        <translation>파일의 크기가 {size:,} MB입니다. {limit:,} MB까지만 읽습니다.</translation>
    </message>
    <message>
        <source>The examples would take {size:,} MB of memory; at most {limit:,} MB are taken.</source>
        <translation>샘플에 메모리 {size:,} MB가 필요합니다. {limit:,} MB까지만 씁니다.</translation>
    </message>
    <message>
        <source>There are more than {limit:,} examples, the most that is read.</source>
        <translation>샘플이 {limit:,}개보다 많습니다. 그 수까지만 읽습니다.</translation>
    </message>
    <message>
        <source>There are {n:,} columns; at most {limit:,} are read.</source>
        <translation>열이 {n:,}개입니다. {limit:,}개까지만 읽습니다.</translation>
    </message>
    <message>
        <source>Keep the columns that matter.</source>
        <translation>중요한 열만 남기세요.</translation>
    </message>
    <message>
        <source>Keep a part of the examples, and read that.</source>
        <translation>샘플의 일부만 남겨서 읽으세요.</translation>
    </message>
    <message>
        <source>An example has the shape {shape}, which is no image.</source>
        <translation>샘플의 모양 {shape}은(는) 이미지가 아닙니다.</translation>
    </message>
    <message>
        <source>Give images as height×width, or height×width×3 in colour.</source>
        <translation>이미지는 높이×너비, 컬러라면 높이×너비×3 모양으로 주세요.</translation>
    </message>
    <message>
        <source>The images have {shape} pixels.</source>
        <translation>이미지의 크기가 {shape}픽셀입니다.</translation>
    </message>
    <message>
        <source>Make them smaller: at most {side} pixels a side.</source>
        <translation>한 변이 {side}픽셀을 넘지 않게 줄이세요.</translation>
    </message>
    <message>
        <source>The images to learn from have values up to {train:.6g}, those of the test up to {test:.6g}.</source>
        <translation>훈련 이미지의 값은 {train:.6g}까지인데 테스트 이미지의 값은 {test:.6g}까지입니다.</translation>
    </message>
    <message>
        <source>Give both the same range, 0 to 255 or 0 to 1.</source>
        <translation>둘의 범위를 0~255나 0~1로 똑같이 맞추세요.</translation>
    </message>
    <message>
        <source>The images have values from {low:.6g} to {high:.6g}.</source>
        <translation>이미지의 값이 {low:.6g}에서 {high:.6g}까지입니다.</translation>
    </message>
    <message>
        <source>Give them as whole numbers from 0 to 255, or as numbers from 0 to 1.</source>
        <translation>0부터 255까지의 정수나 0에서 1 사이의 숫자로 주세요.</translation>
    </message>
    <message>
        <source>Brightness from 0 to {high:.6g} was brought to 0 to {to}.</source>
        <translation>0에서 {high:.6g}까지의 밝기를 0에서 {to}까지로 맞추었습니다.</translation>
    </message>
    <message>
        <source>The file {file} is empty.</source>
        <translation>{file} 파일이 비어 있습니다.</translation>
    </message>
    <message>
        <source>There is no file {path}.</source>
        <translation>{path} 파일이 없습니다.</translation>
    </message>
    <message>
        <source>Choose a file or a folder.</source>
        <translation>파일이나 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>{path} is neither a file nor a folder.</source>
        <translation>{path}은(는) 파일도 폴더도 아닙니다.</translation>
    </message>
    <message>
        <source>Files ending in {suffix} are not read: {file}.</source>
        <translation>{suffix}(으)로 끝나는 파일은 읽지 않습니다: {file}.</translation>
    </message>
    <message>
        <source>What the file {file} holds is not clear: its name has no ending.</source>
        <translation>{file} 파일은 이름에 확장자가 없어 내용을 알 수 없습니다.</translation>
    </message>
    <message>
        <source>Open it in a spreadsheet program and save it as CSV.</source>
        <translation>스프레드시트 프로그램에서 열어 CSV로 저장하세요.</translation>
    </message>
    <message>
        <source>Choose a table (.csv), NumPy arrays (.npz), IDX files like MNIST&apos;s, or a folder with one folder of images for each class.</source>
        <translation>표(.csv), NumPy 배열(.npz), MNIST 같은 IDX 파일, 또는 클래스마다 이미지 폴더가 있는 폴더를 고르세요.</translation>
    </message>
    <message>
        <source>Each column was brought to mean 0 and deviation 1.</source>
        <translation>열마다 평균 0, 표준 편차 1로 맞추었습니다.</translation>
    </message>
    <message>
        <source>Each column was brought to 0 to 1.</source>
        <translation>열마다 0에서 1로 맞추었습니다.</translation>
    </message>
    <message>
        <source>Columns with one value only became 0: {names}.</source>
        <translation>값이 하나뿐이라 0으로 바꾼 열: {names}.</translation>
    </message>
    <message>
        <source>Remove the data set and add it again.</source>
        <translation>이 데이터 세트를 삭제하고 다시 추가하세요.</translation>
    </message>
    <message>
        <source>Cannot keep the data set in {path}: {reason}.</source>
        <translation>{path}에 데이터 세트를 저장할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>Make room on the disk, or see to it that this folder may be written.</source>
        <translation>디스크에 빈 공간을 만들거나, 이 폴더에 쓰기 권한이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>your own, from {source}</source>
        <translation>내 데이터({source})</translation>
    </message>
    <message>
        <source>Cannot remove {path}: {reason}.</source>
        <translation>{path}을(를) 삭제할 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>There is no data set of your own named {name}.</source>
        <translation>내 데이터 세트 중에 {name}은(는) 없습니다.</translation>
    </message>
    <message>
        <source>Your own data sets: {names}.</source>
        <translation>내 데이터 세트: {names}.</translation>
    </message>
    <message>
        <source>You have not added any yet.</source>
        <translation>아직 추가한 데이터 세트가 없습니다.</translation>
    </message>
    <message>
        <source>The data file {path} is not what was kept there.</source>
        <translation>데이터 파일 {path}이(가) 저장했던 내용과 다릅니다.</translation>
    </message>
    <message>
        <source>Folders that are not used: {names}.</source>
        <translation>사용하지 않는 폴더: {names}.</translation>
    </message>
    <message>
        <source>Images beside the class folders are left out ({n:,}: {names}).</source>
        <translation>클래스 폴더 밖에 있는 이미지는 뺐습니다({n:,}개: {names}).</translation>
    </message>
    <message>
        <source>Links are not followed ({n:,}: {names}).</source>
        <translation>링크는 따라가지 않습니다({n:,}개: {names}).</translation>
    </message>
    <message>
        <source>Folders more than {depth} deep in a class are left out: {names}.</source>
        <translation>클래스 안에서 {depth}단계보다 깊어 뺀 폴더: {names}.</translation>
    </message>
    <message>
        <source>Folders that may not be read: {names}.</source>
        <translation>읽기 권한이 없는 폴더: {names}.</translation>
    </message>
    <message>
        <source>{path} holds more than {limit:,} files, the most that is read.</source>
        <translation>{path}에 파일이 {limit:,}개보다 많습니다. 그 수까지만 읽습니다.</translation>
    </message>
    <message>
        <source>Keep a part of the images in another folder, and read that.</source>
        <translation>이미지의 일부를 다른 폴더에 넣어 읽으세요.</translation>
    </message>
    <message>
        <source>{path} holds no class folders.</source>
        <translation>{path}에 클래스 폴더가 없습니다.</translation>
    </message>
    <message>
        <source>Put the images of each class into a folder of its own, for example {cats} and {dogs}.</source>
        <translation>클래스마다 폴더를 만들어 이미지를 넣으세요. 예: {cats}, {dogs}.</translation>
    </message>
    <message>
        <source>Augmentation changes images; these data are rows of numbers, which stay.</source>
        <translation>데이터 증강은 이미지를 바꿉니다. 이 데이터는 숫자 행이라 그대로입니다.</translation>
    </message>
    <message>
        <source>Turn augmentation off</source>
        <translation>데이터 증강 끄기</translation>
    </message>
    <message>
        <source>Label noise needs classes; these data have numbers, which stay as they are.</source>
        <translation>레이블 노이즈에는 클래스가 필요합니다. 이 데이터의 레이블은 숫자라 그대로입니다.</translation>
    </message>
    <message>
        <source>Turn label noise off</source>
        <translation>레이블 노이즈 끄기</translation>
    </message>
    <message>
        <source>Use the test set</source>
        <translation>테스트 세트 사용</translation>
    </message>
    <message>
        <source>All {examples:,} training examples would be kept apart: nothing is left to learn from. Received: {count:,}.</source>
        <translation>훈련 샘플 {examples:,}개를 모두 검증용으로 두면 학습할 샘플이 남지 않습니다. 입력한 값: {count:,}.</translation>
    </message>
    <message>
        <source>There are only {examples} examples, and {count} of them are not learnt from but kept for validation.</source>
        <translation>샘플이 {examples}개뿐인데, 그중 {count}개는 학습하지 않고 검증용으로 둡니다.</translation>
    </message>
    <message>
        <source>the new learning rate did not take effect within {s:g} seconds</source>
        <translation>새 학습률이 {s:g}초 안에 적용되지 않음</translation>
    </message>
    <message>
        <source>There is no row called &quot;{name}&quot;.</source>
        <translation>&quot;{name}&quot;이라는 항목이 없습니다.</translation>
    </message>
    <message>
        <source>Choose from {names}.</source>
        <translation>다음 중에서 고르세요: {names}.</translation>
    </message>
    <message>
        <source>{row} needs the package {package}.</source>
        <translation>{row} 항목에는 {package} 패키지가 필요합니다.</translation>
    </message>
    <message>
        <source>Install it beside Sketchgrad, or leave the row out.</source>
        <translation>Sketchgrad와 같은 환경에 설치하거나 그 항목을 빼세요.</translation>
    </message>
    <message>
        <source>There was no time to measure this.</source>
        <translation>측정할 시간이 없었습니다.</translation>
    </message>
    <message>
        <source>no answer came within {s:.0f} seconds</source>
        <translation>{s:.0f}초 안에 응답이 없음</translation>
    </message>
    <message>
        <source>the process ended with code {code}</source>
        <translation>프로세스가 종료 코드 {code}(으)로 끝남</translation>
    </message>
    <message>
        <source>This could not be measured: {reason}.</source>
        <translation>측정하지 못했습니다: {reason}.</translation>
    </message>
    <message>
        <source>Round {number} of {count}: {task} ({process})</source>
        <translation>측정 {number}/{count}회: {task} ({process})</translation>
    </message>
    <message>
        <source>The warm-up ends after epoch {warmup:g} and the run after epoch {epochs:,}: the learning rate never gets where it should.</source>
        <translation>워밍업은 에포크 {warmup:g}, 훈련은 에포크 {epochs:,} 뒤에 끝납니다. 그래서 학습률이 설정한 값에 이르지 못합니다.</translation>
    </message>
    <message>
        <source>Set the warm-up to {epochs:g}</source>
        <translation>워밍업을 {epochs:g}에포크로 바꾸기</translation>
    </message>
    <message>
        <source>Without validation, patience watches the training loss, which goes on falling when the network learns its examples by heart.</source>
        <translation>검증이 없으면 인내의 기준이 훈련 손실이 됩니다. 그런데 훈련 손실은 신경망이 샘플을 통째로 외울 때도 계속 낮아집니다.</translation>
    </message>
    <message>
        <source>Keep a share for validation</source>
        <translation>일부를 검증용으로 두기</translation>
    </message>
    <message>
        <source>Accuracy is not among the metrics, so the target is never reached.</source>
        <translation>측정 지표에 정확도가 없어 목표에 이를 수 없습니다.</translation>
    </message>
    <message>
        <source>Measure accuracy</source>
        <translation>정확도 측정하기</translation>
    </message>
    <message>
        <source>Turn the target off</source>
        <translation>목표 끄기</translation>
    </message>
    <message>
        <source>Stop after so many epochs in a row without a better validation loss: from there on the network only learns its examples by heart. Empty: never.</source>
        <translation>이만큼의 에포크 동안 잇달아 검증 손실이 나아지지 않으면 멈춥니다. 그때부터 신경망은 샘플을 외우기만 합니다. 비워 두면 멈추지 않습니다.</translation>
    </message>
    <message>
        <source>Keep the best</source>
        <translation>최고 에포크로 복원</translation>
    </message>
    <message>
        <source>Go back to the weights of the epoch with the lowest validation loss.</source>
        <translation>검증 손실이 가장 낮았던 에포크의 가중치로 되돌립니다.</translation>
    </message>
    <message>
        <source>Target accuracy</source>
        <translation>목표 정확도</translation>
    </message>
    <message>
        <source>Stop when the validation accuracy, or without validation the training accuracy, is this high: 0.95 is 95 %. Empty: never.</source>
        <translation>검증 정확도가 이 값에 이르면 멈춥니다. 검증이 없으면 훈련 정확도를 봅니다. 0.95는 95 %입니다. 비워 두면 멈추지 않습니다.</translation>
    </message>
    <message>
        <source>Time limit, seconds</source>
        <translation>시간 제한(초)</translation>
    </message>
    <message>
        <source>Stop after the epoch in which this time is over. Empty: never.</source>
        <translation>이 시간이 지나면 진행 중인 에포크까지 마치고 멈춥니다. 비워 두면 멈추지 않습니다.</translation>
    </message>
    <message>
        <source>Stopped at the target: the validation accuracy is {accuracy:.4g}, and {target:.4g} was wanted.</source>
        <translation>목표에 이르러 멈췄습니다: 검증 정확도 {accuracy:.4g}, 목표 {target:.4g}.</translation>
    </message>
    <message>
        <source>Stopped at the target: the training accuracy is {accuracy:.4g}, and {target:.4g} was wanted.</source>
        <translation>목표에 이르러 멈췄습니다: 훈련 정확도 {accuracy:.4g}, 목표 {target:.4g}.</translation>
    </message>
    <message>
        <source>Stopped early: {stalled}; {kept}.</source>
        <translation>조기 종료: {stalled}. {kept}.</translation>
    </message>
    <message>
        <source>the validation loss has not improved for {count} epochs</source>
        <translation>검증 손실이 {count}에포크 동안 나아지지 않았습니다</translation>
    </message>
    <message>
        <source>the validation loss has not improved in the last epoch</source>
        <translation>검증 손실이 마지막 에포크에서 나아지지 않았습니다</translation>
    </message>
    <message>
        <source>the training loss has not improved for {count} epochs</source>
        <translation>훈련 손실이 {count}에포크 동안 나아지지 않았습니다</translation>
    </message>
    <message>
        <source>the training loss has not improved in the last epoch</source>
        <translation>훈련 손실이 마지막 에포크에서 나아지지 않았습니다</translation>
    </message>
    <message>
        <source>the weights are those of the last epoch</source>
        <translation>가중치는 마지막 에포크의 것입니다</translation>
    </message>
    <message>
        <source>the weights are those of epoch {epoch}</source>
        <translation>가중치는 에포크 {epoch}의 것입니다</translation>
    </message>
    <message>
        <source>Stopped: the time limit of {limit:g} s is over.</source>
        <translation>정지됨: 제한 시간 {limit:g}초가 지났습니다.</translation>
    </message>
    <message>
        <source>TensorFlow has had no GPU on native Windows since 2.10; WSL 2 has one.</source>
        <translation>TensorFlow는 2.10 뒤로 Windows에서 직접 GPU를 쓸 수 없습니다. WSL 2에서는 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>TensorFlow has no GPU on macOS.</source>
        <translation>macOS에서는 TensorFlow가 GPU를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>This TensorFlow is built for the CPU alone; pip install &quot;.[gpu]&quot; changes that.</source>
        <translation>설치된 TensorFlow는 CPU 전용입니다. pip install &quot;.[gpu]&quot;로 GPU용을 설치할 수 있습니다.</translation>
    </message>
    <message>
        <source>No NVIDIA driver was found on this machine, so there is no GPU to use.</source>
        <translation>이 컴퓨터에 NVIDIA 드라이버가 없어 GPU를 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>The environment variable {name} hides the GPU.</source>
        <translation>환경 변수 {name} 설정 때문에 GPU가 보이지 않습니다.</translation>
    </message>
    <message>
        <source>The NVIDIA driver is here, but TensorFlow cannot use the GPU: pip install &quot;.[gpu]&quot; brings the libraries it needs.</source>
        <translation>NVIDIA 드라이버는 있지만 TensorFlow가 GPU를 쓸 수 없습니다. pip install &quot;.[gpu]&quot;로 필요한 라이브러리를 설치하세요.</translation>
    </message>
    <message>
        <source>Training {count} lanes side by side.</source>
        <translation>레인 {count}개를 나란히 훈련합니다.</translation>
    </message>
    <message>
        <source>epoch {epoch}/{epochs}  {figures}  ({seconds:.1f} s)</source>
        <translation>에포크 {epoch}/{epochs}  {figures}  ({seconds:.1f}초)</translation>
    </message>
    <message>
        <source>diverged: the loss is no sensible number any more.</source>
        <translation>발산: 손실이 더 이상 의미 있는 숫자가 아닙니다.</translation>
    </message>
    <message>
        <source>{lane}: {message}</source>
        <translation>{lane}: {message}</translation>
    </message>
    <message>
        <source>No lane has kept a moment of its run.</source>
        <translation>훈련 시점을 저장한 레인이 없습니다.</translation>
    </message>
    <message>
        <source>Train them a little first.</source>
        <translation>먼저 조금 훈련하세요.</translation>
    </message>
    <message>
        <source>The lanes have not moved far enough to span a plane.</source>
        <translation>레인들이 아직 평면을 이룰 만큼 움직이지 않았습니다.</translation>
    </message>
    <message>
        <source>Let them learn a little longer.</source>
        <translation>조금 더 훈련하세요.</translation>
    </message>
    <message>
        <source>All filters of the first weights are zero, so nothing can be scaled to them.</source>
        <translation>첫 가중치의 모든 필터가 0이라 그 크기에 맞출 수 없습니다.</translation>
    </message>
    <message>
        <source>Compute the surface without filter normalization.</source>
        <translation>필터 정규화 없이 손실 곡면을 계산하세요.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Layer {number}, {kind}</source>
        <translation>{number}번 층 {kind}</translation>
    </message>
    <message>
        <source>{layer}: {setting}</source>
        <translation>{layer}: {setting}</translation>
    </message>
    <message>
        <source>The same weights at the start.</source>
        <translation>시작할 때의 가중치가 같습니다.</translation>
    </message>
    <message>
        <source>The same examples.</source>
        <translation>샘플이 같습니다.</translation>
    </message>
    <message>
        <source>The examples come in the same order.</source>
        <translation>샘플의 순서가 같습니다.</translation>
    </message>
    <message>
        <source>The same batches.</source>
        <translation>배치가 같습니다.</translation>
    </message>
    <message>
        <source>Dropout, noise and augmentation draw the same numbers.</source>
        <translation>드롭아웃, 노이즈, 데이터 증강의 난수가 같습니다.</translation>
    </message>
    <message>
        <source>Other weights at the start, though no setting asks for it: this should not be.</source>
        <translation>그럴 만한 설정이 없는데도 시작할 때의 가중치가 다릅니다. 있어서는 안 되는 일입니다.</translation>
    </message>
    <message>
        <source>Other examples, though no setting asks for it: this should not be.</source>
        <translation>그럴 만한 설정이 없는데도 샘플이 다릅니다. 있어서는 안 되는 일입니다.</translation>
    </message>
    <message>
        <source>Another order of examples, though no setting asks for it: this should not be.</source>
        <translation>그럴 만한 설정이 없는데도 샘플의 순서가 다릅니다. 있어서는 안 되는 일입니다.</translation>
    </message>
    <message>
        <source>Other batches, though no setting asks for it: this should not be.</source>
        <translation>그럴 만한 설정이 없는데도 배치가 다릅니다. 있어서는 안 되는 일입니다.</translation>
    </message>
    <message>
        <source>Other random masks, though no setting asks for it: this should not be.</source>
        <translation>그럴 만한 설정이 없는데도 무작위 마스크가 다릅니다. 있어서는 안 되는 일입니다.</translation>
    </message>
    <message>
        <source>not as it should be</source>
        <translation>비정상</translation>
    </message>
    <message>
        <source>same masks</source>
        <translation>같은 마스크</translation>
    </message>
    <message>
        <source>other masks</source>
        <translation>다른 마스크</translation>
    </message>
    <message>
        <source>{first} · {second}</source>
        <translation>{first} · {second}</translation>
    </message>
    <message>
        <source>same batches</source>
        <translation>같은 배치</translation>
    </message>
    <message>
        <source>other examples</source>
        <translation>다른 샘플</translation>
    </message>
    <message>
        <source>same order, other batches</source>
        <translation>같은 순서, 다른 배치</translation>
    </message>
    <message>
        <source>another order</source>
        <translation>다른 순서</translation>
    </message>
    <message>
        <source>same weights</source>
        <translation>같은 가중치</translation>
    </message>
    <message>
        <source>other weights</source>
        <translation>다른 가중치</translation>
    </message>
    <message>
        <source>The same weights at the start, the same examples in the same order and batches, and the same random masks.</source>
        <translation>시작할 때의 가중치, 샘플과 그 순서, 배치, 무작위 마스크가 모두 같습니다.</translation>
    </message>
    <message>
        <source>The same weights at the start, the same examples in the same order and batches.</source>
        <translation>시작할 때의 가중치, 샘플과 그 순서, 배치가 모두 같습니다.</translation>
    </message>
    <message>
        <source>Another seed draws other weights: {mine} instead of {theirs}.</source>
        <translation>시드가 달라 가중치가 다릅니다: {theirs} 대신 {mine}.</translation>
    </message>
    <message>
        <source>Other data, other weights: {mine} instead of {theirs}.</source>
        <translation>데이터가 달라 가중치가 다릅니다: {theirs} 대신 {mine}.</translation>
    </message>
    <message>
        <source>Another depth has other weights: {mine} layers with weights instead of {theirs}.</source>
        <translation>깊이가 달라 가중치가 다릅니다: 가중치가 있는 층이 {theirs}개 대신 {mine}개.</translation>
    </message>
    <message>
        <source>Other layers have other weights: each draws its own by its place.</source>
        <translation>층이 달라 가중치가 다릅니다. 층마다 놓인 자리에 따라 가중치를 정합니다.</translation>
    </message>
    <message>
        <source>Another rule draws other weights: {mine} instead of {theirs}.</source>
        <translation>초기화 방법이 달라 가중치가 다릅니다: {theirs} 대신 {mine}.</translation>
    </message>
    <message>
        <source>{setting} changes the weights: {mine} instead of {theirs}.</source>
        <translation>{setting} 설정이 달라 가중치가 다릅니다: {theirs} 대신 {mine}.</translation>
    </message>
    <message>
        <source>Another width has other weights: {mine} units instead of {theirs}.</source>
        <translation>너비가 달라 가중치가 다릅니다: 유닛 {theirs}개 대신 {mine}개.</translation>
    </message>
    <message>
        <source>Another width has other weights: {mine} filters instead of {theirs}.</source>
        <translation>너비가 달라 가중치가 다릅니다: 필터 {theirs}개 대신 {mine}개.</translation>
    </message>
    <message>
        <source>{setting} chooses other examples: {mine} instead of {theirs}.</source>
        <translation>{setting} 설정이 달라 샘플이 다릅니다: {theirs} 대신 {mine}.</translation>
    </message>
    <message>
        <source>Another seed, another order: {mine} instead of {theirs}.</source>
        <translation>시드가 달라 순서가 다릅니다: {theirs} 대신 {mine}.</translation>
    </message>
    <message>
        <source>One batch of all examples instead of batches of {theirs}: the same examples, not cut at all.</source>
        <translation>샘플 {theirs}개씩의 배치 대신 전체가 한 배치입니다. 같은 샘플을 나누지 않았습니다.</translation>
    </message>
    <message>
        <source>Batches of {mine} instead of one batch of all examples: the same examples, cut into pieces.</source>
        <translation>전체를 한 배치로 쓰는 대신 샘플 {mine}개씩의 배치입니다. 같은 샘플을 나누었습니다.</translation>
    </message>
    <message>
        <source>Batches of {mine} instead of {theirs}: the same examples in the same order, cut differently.</source>
        <translation>배치가 샘플 {theirs}개 대신 {mine}개씩입니다. 같은 샘플을 같은 순서로, 다르게 나누었습니다.</translation>
    </message>
    <message>
        <source>Another seed draws other masks: {mine} instead of {theirs}.</source>
        <translation>시드가 달라 마스크가 다릅니다: {theirs} 대신 {mine}.</translation>
    </message>
    <message>
        <source>Another augmentation changes images otherwise: {mine} instead of {theirs}.</source>
        <translation>데이터 증강이 달라 이미지가 다르게 바뀝니다: {theirs} 대신 {mine}.</translation>
    </message>
    <message>
        <source>Masks are drawn in one of the two only: the other has no dropout.</source>
        <translation>둘 중 하나만 마스크를 씁니다. 다른 하나에는 드롭아웃이 없습니다.</translation>
    </message>
    <message>
        <source>Dropout at another place in the model draws other masks.</source>
        <translation>모델에서 드롭아웃의 위치가 달라 마스크가 다릅니다.</translation>
    </message>
    <message>
        <source>Another rate has other masks: {mine} instead of {theirs}.</source>
        <translation>비율이 달라 마스크가 다릅니다: {theirs} 대신 {mine}.</translation>
    </message>
    <message>
        <source>Batches of another size need masks of another size.</source>
        <translation>배치 크기가 달라 마스크의 크기도 다릅니다.</translation>
    </message>
    <message>
        <source>Layers of another size need masks of another size.</source>
        <translation>층의 크기가 달라 마스크의 크기도 다릅니다.</translation>
    </message>
    <message>
        <source>This model has no hidden layer whose width could be varied.</source>
        <translation>이 모델에는 너비를 바꿀 은닉층이 없습니다.</translation>
    </message>
    <message>
        <source>Add a Dense layer before the last one.</source>
        <translation>마지막 층 앞에 Dense 층을 추가하세요.</translation>
    </message>
    <message>
        <source>The number of hidden layers must be 0 to {most}. Received: {depth}.</source>
        <translation>은닉층의 수는 0에서 {most} 사이여야 합니다. 입력한 값: {depth}.</translation>
    </message>
    <message>
        <source>This model has no Dense layer, so its depth cannot be varied.</source>
        <translation>이 모델에는 Dense 층이 없어 깊이를 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>Add a Dense layer at its end.</source>
        <translation>모델 끝에 Dense 층을 추가하세요.</translation>
    </message>
    <message>
        <source>This model has no hidden layer whose activation could be varied.</source>
        <translation>이 모델에는 활성화 함수를 바꿀 은닉층이 없습니다.</translation>
    </message>
    <message>
        <source>This model has no hidden layer whose first weights could be varied.</source>
        <translation>이 모델에는 가중치 초기화를 바꿀 은닉층이 없습니다.</translation>
    </message>
    <message>
        <source>Examples: batch_size=32,128,full; optimizer=SGD,SGD(momentum=0.9),Adam; layers.1.units=64,128.</source>
        <translation>예: batch_size=32,128,full; optimizer=SGD,SGD(momentum=0.9),Adam; layers.1.units=64,128.</translation>
    </message>
    <message>
        <source>{setting} {value}</source>
        <translation>{setting} {value}</translation>
    </message>
    <message>
        <source>slow at a learning rate of {rate:g}. {help}</source>
        <translation>학습률이 {rate:g}이면 느립니다. {help}</translation>
    </message>
    <message>
        <source>A race needs two lanes at least. Received: {count}.</source>
        <translation>경주에는 레인이 두 개 이상 필요합니다. 받은 개수: {count}.</translation>
    </message>
    <message>
        <source>A race has {most} lanes at the most. Received: {count}.</source>
        <translation>경주의 레인은 {most}개까지입니다. 받은 개수: {count}.</translation>
    </message>
    <message>
        <source>--vary takes setting=value,value,… Received: &quot;{text}&quot;.</source>
        <translation>--vary에는 setting=value,value,… 형식이 필요합니다. 받은 값: &quot;{text}&quot;.</translation>
    </message>
    <message>
        <source>--vary names the value &quot;{value}&quot; {count} times.</source>
        <translation>--vary에 값 &quot;{value}&quot;이(가) {count}번 있습니다.</translation>
    </message>
    <message>
        <source>A whole number is needed here. Received: &quot;{text}&quot;.</source>
        <translation>정수가 필요합니다. 입력한 값: &quot;{text}&quot;.</translation>
    </message>
    <message>
        <source>A number is needed here. Received: &quot;{text}&quot;.</source>
        <translation>숫자가 필요합니다. 입력한 값: &quot;{text}&quot;.</translation>
    </message>
    <message>
        <source>A batch size is a whole number, or full. Received: &quot;{text}&quot;.</source>
        <translation>배치 크기는 정수이거나 full이어야 합니다. 입력한 값: &quot;{text}&quot;.</translation>
    </message>
    <message>
        <source>This is not a kind with settings: &quot;{text}&quot;.</source>
        <translation>종류와 설정의 형식이 아닙니다: &quot;{text}&quot;.</translation>
    </message>
    <message>
        <source>Example: SGD(momentum=0.9,nesterov=true).</source>
        <translation>예: SGD(momentum=0.9,nesterov=true).</translation>
    </message>
    <message>
        <source>A setting in brackets is name=value. Received: &quot;{text}&quot;.</source>
        <translation>괄호 안의 설정은 name=value 형식이어야 합니다. 입력한 값: &quot;{text}&quot;.</translation>
    </message>
    <message>
        <source>{filters} filters</source>
        <translation>필터 {filters}개</translation>
    </message>
    <message>
        <source>no hidden layer</source>
        <translation>은닉층 없음</translation>
    </message>
    <message>
        <source>1 hidden layer</source>
        <translation>은닉층 1개</translation>
    </message>
    <message>
        <source>{count} hidden layers</source>
        <translation>은닉층 {count}개</translation>
    </message>
    <message>
        <source>Squared error</source>
        <translation>제곱 오차</translation>
    </message>
    <message>
        <source>Absolute error</source>
        <translation>절댓값 오차</translation>
    </message>
    <message>
        <source>Binary</source>
        <translation>이진</translation>
    </message>
    <message>
        <source>Categorical</source>
        <translation>범주형</translation>
    </message>
    <message>
        <source>Sparse categorical</source>
        <translation>희소 범주형</translation>
    </message>
    <message>
        <source>full batch</source>
        <translation>전체 배치</translation>
    </message>
    <message>
        <source>batch {size}</source>
        <translation>배치 {size}</translation>
    </message>
    <message>
        <source>The same gradients, turned into steps by different rules.</source>
        <translation>같은 그레이디언트를 서로 다른 규칙으로 가중치 업데이트에 씁니다.</translation>
    </message>
    <message>
        <source>Too small and learning crawls; too large and it overshoots or diverges.</source>
        <translation>너무 작으면 학습이 느리고, 너무 크면 골짜기를 지나치거나 발산합니다.</translation>
    </message>
    <message>
        <source>rate {value:g}</source>
        <translation>학습률 {value:g}</translation>
    </message>
    <message>
        <source>What the units of the hidden layers do with their weighted sums.</source>
        <translation>은닉층의 유닛이 가중합에 적용하는 함수입니다.</translation>
    </message>
    <message>
        <source>Many small steps on few examples each, or few steps on many: 1 to all of them.</source>
        <translation>적은 샘플로 여러 번 조금씩 가거나, 많은 샘플로 몇 번만 갑니다. 1부터 전체까지 고를 수 있습니다.</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>How many units the hidden layers have; in a model without any, how many filters.</source>
        <translation>은닉층의 유닛 수입니다. 은닉층이 없는 모델에서는 필터 수입니다.</translation>
    </message>
    <message>
        <source>Depth</source>
        <translation>깊이</translation>
    </message>
    <message>
        <source>How many hidden layers there are: the last one is repeated, or taken out.</source>
        <translation>은닉층의 수입니다. 마지막 은닉층을 되풀이하거나 뺍니다.</translation>
    </message>
    <message>
        <source>What training makes small. The last layer gets the activation that goes with it.</source>
        <translation>훈련이 줄이려는 값입니다. 마지막 층의 활성화 함수도 그에 맞게 바뀝니다.</translation>
    </message>
    <message>
        <source>First weights</source>
        <translation>가중치 초기화</translation>
    </message>
    <message>
        <source>How the weights of the hidden layers are drawn before the first update.</source>
        <translation>첫 업데이트 전에 은닉층의 가중치를 정하는 방법입니다.</translation>
    </message>
    <message>
        <source>Dropout rate</source>
        <translation>드롭아웃 비율</translation>
    </message>
    <message>
        <source>How many units are switched off at random in each update; 0: none.</source>
        <translation>업데이트마다 무작위로 끄는 유닛의 비율입니다. 0이면 끄지 않습니다.</translation>
    </message>
    <message>
        <source>dropout {rate:g}</source>
        <translation>드롭아웃 {rate:g}</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>데이터 증강</translation>
    </message>
    <message>
        <source>How training images are changed at random each time the network sees them.</source>
        <translation>신경망이 볼 때마다 훈련 이미지를 무작위로 바꾸는 방법입니다.</translation>
    </message>
    <message>
        <source>What chance decides: first weights and batches. So the members of an ensemble differ.</source>
        <translation>무작위로 정하는 것, 곧 첫 가중치와 배치입니다. 앙상블을 이루는 신경망들도 이렇게 서로 달라집니다.</translation>
    </message>
    <message>
        <source>seed {value}</source>
        <translation>시드 {value}</translation>
    </message>
    <message>
        <source>–</source>
        <translation>–</translation>
    </message>
    <message>
        <source>all</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>{value} %</source>
        <translation>{value} %</translation>
    </message>
    <message>
        <source>more than in the last run of {preset}</source>
        <translation>{preset}의 마지막 실행보다 크게</translation>
    </message>
    <message>
        <source>less than in the last run of {preset}</source>
        <translation>{preset}의 마지막 실행보다 작게</translation>
    </message>
    <message>
        <source>between {low} and {high}</source>
        <translation>{low} 이상 {high} 이하</translation>
    </message>
    <message>
        <source>at least {low}</source>
        <translation>{low} 이상</translation>
    </message>
    <message>
        <source>at most {high}</source>
        <translation>{high} 이하</translation>
    </message>
    <message>
        <source>{text}</source>
        <translation>{text}</translation>
    </message>
    <message>
        <source>{first} or {second}</source>
        <translation>{first} 또는 {second}</translation>
    </message>
    <message>
        <source>{todo} (now {now})</source>
        <translation>{todo} (지금 {now})</translation>
    </message>
    <message>
        <source>stop the race first</source>
        <translation>먼저 경주를 정지하기</translation>
    </message>
    <message>
        <source>stop the run first</source>
        <translation>먼저 훈련을 정지하기</translation>
    </message>
    <message>
        <source>wait for the races with other seeds to end, or cancel them first</source>
        <translation>다른 시드의 경주가 끝나기를 기다리거나 먼저 취소하기</translation>
    </message>
    <message>
        <source>stop this run, which trains something else, and press Train</source>
        <translation>다른 것을 훈련하는 이 실행을 정지하고 훈련 누르기</translation>
    </message>
    <message>
        <source>open the tab {tab} and press Train</source>
        <translation>{tab} 탭을 열고 훈련 누르기</translation>
    </message>
    <message>
        <source>press Train</source>
        <translation>훈련 누르기</translation>
    </message>
    <message>
        <source>stop this race and start it again</source>
        <translation>이 경주를 정지하고 다시 시작하기</translation>
    </message>
    <message>
        <source>open the tab {tab} and press Start race</source>
        <translation>{tab} 탭을 열고 경주 시작 누르기</translation>
    </message>
    <message>
        <source>press Start race</source>
        <translation>경주 시작 누르기</translation>
    </message>
    <message>
        <source>{first}, {second}</source>
        <translation>{first}, {second}</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>on</source>
        <translation>켜짐</translation>
    </message>
    <message>
        <source>off</source>
        <translation>꺼짐</translation>
    </message>
    <message>
        <source>all examples</source>
        <translation>전체 샘플</translation>
    </message>
    <message>
        <source>SGD + Nesterov</source>
        <translation>SGD + 네스테로프</translation>
    </message>
    <message>
        <source>SGD + momentum</source>
        <translation>SGD + 모멘텀</translation>
    </message>
    <message>
        <source>{title} {value}</source>
        <translation>{title} {value}</translation>
    </message>
    <message>
        <source>{title} ({settings})</source>
        <translation>{title} ({settings})</translation>
    </message>
    <message>
        <source>{label} {value}</source>
        <translation>{label} {value}</translation>
    </message>
    <message>
        <source>rotation ±{value:g}°</source>
        <translation>회전 ±{value:g}°</translation>
    </message>
    <message>
        <source>shift {value:g}</source>
        <translation>이동 {value:g}</translation>
    </message>
    <message>
        <source>zoom {value:g}</source>
        <translation>확대/축소 {value:g}</translation>
    </message>
    <message>
        <source>shear {value:g}</source>
        <translation>전단 {value:g}</translation>
    </message>
    <message>
        <source>crop {value:g}</source>
        <translation>자르기 {value:g}</translation>
    </message>
    <message>
        <source>elastic {value:g}</source>
        <translation>탄성 {value:g}</translation>
    </message>
    <message>
        <source>blur {value:g}</source>
        <translation>흐림 {value:g}</translation>
    </message>
    <message>
        <source>grain {value:g}</source>
        <translation>입자 {value:g}</translation>
    </message>
    <message>
        <source>no augmentation</source>
        <translation>증강 없음</translation>
    </message>
    <message>
        <source>{first} → {second}</source>
        <translation>{first} → {second}</translation>
    </message>
    <message>
        <source>{layer} {size:g}</source>
        <translation>{layer} {size:g}</translation>
    </message>
    <message>
        <source>Writing {count:,} digits</source>
        <translation>숫자 {count:,}개를 쓰는 중</translation>
    </message>
    <message>
        <source>You have no digits yet: draw some in the window, or import them.</source>
        <translation>아직 내 숫자가 없습니다. 창에서 그리거나 파일에서 가져오세요.</translation>
    </message>
    <message>
        <source>Digits: {n:,}, of which to train on {train:,} and to test with {test:,}, in {path}.</source>
        <translation>숫자: {n:,}개(훈련용 {train:,}개, 테스트용 {test:,}개), 위치: {path}.</translation>
    </message>
    <message>
        <source>Digits added: {new:,}; there already: {known:,}; in all: {count:,}.</source>
        <translation>추가한 숫자: {new:,}개, 이미 있던 숫자: {known:,}개, 모두 {count:,}개.</translation>
    </message>
    <message>
        <source>Your digits are in {path}: {n:,} of them.</source>
        <translation>내 숫자 {n:,}개가 {path}에 있습니다.</translation>
    </message>
    <message>
        <source>You have no digit {id}.</source>
        <translation>내 숫자 중에 {id}은(는) 없습니다.</translation>
    </message>
    <message>
        <source>Try: {command} list</source>
        <translation>목록 보기: {command} list</translation>
    </message>
    <message>
        <source>Digits removed: {n:,}; left: {count:,}.</source>
        <translation>삭제한 숫자: {n:,}개, 남은 숫자: {count:,}개.</translation>
    </message>
    <message>
        <source>You have no digits to read.</source>
        <translation>읽을 내 숫자가 없습니다.</translation>
    </message>
    <message>
        <source>Draw some in the window, or: {command} import FILE</source>
        <translation>창에서 몇 개 그리거나 다음을 실행하세요: {command} import FILE</translation>
    </message>
    <message>
        <source>drawn by you</source>
        <translation>직접 그린 숫자</translation>
    </message>
    <message>
        <source>Digits of yours to learn from: {n:,}, each {times:,} times, which is {share:.1f} % of all examples.</source>
        <translation>훈련용 내 숫자 {n:,}개를 {times:,}번씩 되풀이해 배웁니다. 전체 샘플의 {share:.1f} %입니다.</translation>
    </message>
    <message>
        <source>{origin}, and your own digits</source>
        <translation>{origin}, 그리고 내 숫자</translation>
    </message>
    <message>
        <source>{first} {second}</source>
        <translation>{first} {second}</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>내 숫자</translation>
    </message>
    <message>
        <source>Digits that you drew and gave labels to; about one in five is for testing.</source>
        <translation>직접 그리고 레이블을 붙인 숫자입니다. 다섯 개 중 하나쯤은 테스트용입니다.</translation>
    </message>
    <message>
        <source>yours</source>
        <translation>본인 소유</translation>
    </message>
    <message>
        <source>{name} and my digits</source>
        <translation>{name} + 내 숫자</translation>
    </message>
    <message>
        <source>The digits of {name} and your own, which are repeated, up to a hundred times, to be a tenth of all; the test is that of {name}.</source>
        <translation>{name} 숫자에 내 숫자를 더한 것입니다. 내 숫자는 전체의 10분의 1이 되도록 최대 100번까지 반복합니다. 테스트 세트는 {name} 그대로입니다.</translation>
    </message>
    <message>
        <source>{source}; {origin}</source>
        <translation>{source}; {origin}</translation>
    </message>
    <message>
        <source>Import your digits again, or draw new ones.</source>
        <translation>내 숫자를 다시 가져오거나 새로 그리세요.</translation>
    </message>
    <message>
        <source>Draw them in the window, or import some: sketchgrad digits import FILE.</source>
        <translation>창에서 그리거나 파일에서 가져오세요: sketchgrad digits import FILE.</translation>
    </message>
    <message>
        <source>You have no digits; draw at least {least} in My digits.</source>
        <translation>내 숫자가 없습니다. &quot;내 숫자&quot;에서 {least}개 이상 그리세요.</translation>
    </message>
    <message>
        <source>You have one digit; draw at least {least} in My digits.</source>
        <translation>내 숫자가 1개뿐입니다. &quot;내 숫자&quot;에서 {least}개 이상 그리세요.</translation>
    </message>
    <message>
        <source>You have {n} digits; draw at least {least} in My digits.</source>
        <translation>내 숫자가 {n}개뿐입니다. &quot;내 숫자&quot;에서 {least}개 이상 그리세요.</translation>
    </message>
    <message>
        <source>Digits without a label, left out: {n:,}.</source>
        <translation>레이블이 없어서 뺀 숫자: {n:,}개.</translation>
    </message>
    <message>
        <source>Digits without ink, left out: {n:,}.</source>
        <translation>글씨가 없어서 뺀 숫자: {n:,}개.</translation>
    </message>
    <message>
        <source>There is no drawing to keep.</source>
        <translation>저장할 그림이 없습니다.</translation>
    </message>
    <message>
        <source>Draw a digit first.</source>
        <translation>먼저 숫자를 그리세요.</translation>
    </message>
    <message>
        <source>{path} ends neither in .json nor in .json.gz.</source>
        <translation>{path}: 파일 이름이 .json이나 .json.gz로 끝나지 않습니다.</translation>
    </message>
    <message>
        <source>Give, for example, my-digits.json.gz.</source>
        <translation>예를 들어 my-digits.json.gz처럼 지정하세요.</translation>
    </message>
    <message>
        <source>You have no digits to export.</source>
        <translation>내보낼 내 숫자가 없습니다.</translation>
    </message>
    <message>
        <source>Draw some first.</source>
        <translation>먼저 몇 개 그리세요.</translation>
    </message>
    <message>
        <source>Cannot read your digits in {path}: {reason}.</source>
        <translation>{path}에서 내 숫자를 읽을 수 없습니다: {reason}.</translation>
    </message>
    <message>
        <source>See to it that this file may be read.</source>
        <translation>이 파일을 읽을 권한이 있는지 확인하세요.</translation>
    </message>
    <message>
        <source>Some of its digits have no label or no ink.</source>
        <translation>일부 숫자에 레이블이나 글씨가 없습니다.</translation>
    </message>
    <message>
        <source>The file of your digits was damaged, so a new one was begun. {reason} The old one is now {path}.</source>
        <translation>내 숫자 파일이 손상되어 새 파일을 만들었습니다. {reason} 이전 파일은 이제 {path}에 있습니다.</translation>
    </message>
    <message>
        <source>That would be {n:,} digits.</source>
        <translation>그러면 숫자가 {n:,}개가 됩니다.</translation>
    </message>
    <message>
        <source>At most {most:,} are kept: export them, then remove some.</source>
        <translation>최대 {most:,}개까지 저장합니다. 내보낸 다음 몇 개를 삭제하세요.</translation>
    </message>
    <message>
        <source>No digit in {path} has a label; digits in it: {n:,}.</source>
        <translation>{path}에 레이블이 있는 숫자가 없습니다. 들어 있는 숫자: {n:,}개.</translation>
    </message>
    <message>
        <source>Each needs the digit that was meant: {&quot;strokes&quot;: [...], &quot;label&quot;: 7}.</source>
        <translation>항목마다 어떤 숫자를 쓴 것인지 적어야 합니다: {&quot;strokes&quot;: [...], &quot;label&quot;: 7}.</translation>
    </message>
    <message>
        <source>{label} is no digit.</source>
        <translation>{label}은(는) 0부터 9까지의 숫자가 아닙니다.</translation>
    </message>
    <message>
        <source>Give a label from 0 to 9.</source>
        <translation>0부터 9까지의 레이블을 지정하세요.</translation>
    </message>
    <message>
        <source>Set training points of at least two classes: there is nothing to tell apart.</source>
        <translation>두 개 이상의 클래스에 훈련용 점을 찍으세요. 지금은 구별할 것이 없습니다.</translation>
    </message>
    <message>
        <source>points set by hand</source>
        <translation>직접 찍은 점</translation>
    </message>
    <message>
        <source>Points that you set by hand in the playground.</source>
        <translation>플레이그라운드에서 직접 찍은 점입니다.</translation>
    </message>
    <message>
        <source>The playground</source>
        <translation>플레이그라운드</translation>
    </message>
    <message>
        <source>Crop to the ink</source>
        <translation>글씨에 맞춰 자르기</translation>
    </message>
    <message>
        <source>The network learnt from digits that fill the picture, so the empty sheet is cut off.</source>
        <translation>신경망은 그림을 꽉 채운 숫자로 배웠으므로 빈 부분을 잘라 냅니다.</translation>
    </message>
    <message>
        <source>The whole sheet is shrunk to 28 × 28: the digit becomes tiny.</source>
        <translation>그림판 전체를 28 × 28로 줄입니다. 숫자가 아주 작아집니다.</translation>
    </message>
    <message>
        <source>In MNIST ink is bright on black: 0 is empty, 255 is ink; to a network the opposite is a different picture altogether.</source>
        <translation>MNIST에서는 검은 바탕에 글씨가 밝습니다. 0은 빈 곳, 255는 글씨입니다. 반대로 하면 신경망에는 전혀 다른 그림이 됩니다.</translation>
    </message>
    <message>
        <source>Ink stays dark on white, as on paper.</source>
        <translation>종이에 쓴 것처럼 흰 바탕에 어두운 글씨로 둡니다.</translation>
    </message>
    <message>
        <source>20 × 20 box</source>
        <translation>20 × 20 상자</translation>
    </message>
    <message>
        <source>MNIST scaled every digit to 20 pixels and left a margin; other sizes look strange.</source>
        <translation>MNIST는 모든 숫자를 20픽셀 크기로 맞추고 여백을 두었습니다. 크기가 다르면 신경망에는 낯설어 보입니다.</translation>
    </message>
    <message>
        <source>The ink fills all of 28 × 28, without a margin.</source>
        <translation>글씨가 여백 없이 28 × 28을 꽉 채웁니다.</translation>
    </message>
    <message>
        <source>Keep the proportions</source>
        <translation>비율 유지</translation>
    </message>
    <message>
        <source>A digit is scaled alike in both directions, or a narrow 1 becomes a thick block.</source>
        <translation>숫자를 두 방향으로 똑같이 줄이거나 늘립니다. 그러지 않으면 가느다란 1이 두꺼운 덩어리가 됩니다.</translation>
    </message>
    <message>
        <source>Width and height are each stretched to the full box.</source>
        <translation>너비와 높이를 각각 상자에 꽉 차게 늘립니다.</translation>
    </message>
    <message>
        <source>Pen in the digit&apos;s units</source>
        <translation>숫자 크기에 맞춘 펜</translation>
    </message>
    <message>
        <source>Scaling a digit scales its lines too, so the pen is as wide as a share of the digit: large digits need a wide pen.</source>
        <translation>숫자의 크기를 바꾸면 선의 굵기도 바뀌므로, 펜의 굵기를 숫자 크기에 대한 비율로 정합니다. 큰 숫자에는 굵은 펜이 필요합니다.</translation>
    </message>
    <message>
        <source>The pen is 4 % of the sheet, so large digits get thin lines.</source>
        <translation>펜 굵기가 그림판의 4 %라서 큰 숫자는 선이 가늘어집니다.</translation>
    </message>
    <message>
        <source>Antialiasing</source>
        <translation>안티에일리어싱</translation>
    </message>
    <message>
        <source>A pixel that is half covered by ink is grey; nearly all ink in MNIST has such edges.</source>
        <translation>글씨가 절반만 덮은 픽셀은 회색입니다. MNIST의 글씨는 거의 모두 가장자리가 이렇습니다.</translation>
    </message>
    <message>
        <source>Every pixel is either black or white, with jagged edges.</source>
        <translation>모든 픽셀이 검은색 아니면 흰색이라 가장자리가 들쭉날쭉합니다.</translation>
    </message>
    <message>
        <source>Centre of mass</source>
        <translation>무게 중심</translation>
    </message>
    <message>
        <source>MNIST put the middle of the ink, as if it had weight, at pixel 14 in both directions.</source>
        <translation>MNIST는 글씨에 무게가 있다고 보고 그 중심을 가로와 세로 모두 픽셀 14에 두었습니다.</translation>
    </message>
    <message>
        <source>The middle of the bounding box is put there instead.</source>
        <translation>무게 중심 대신 글씨를 둘러싼 상자의 중심을 그 자리에 둡니다.</translation>
    </message>
    <message>
        <source>Your strokes</source>
        <translation>내가 그린 획</translation>
    </message>
    <message>
        <source>Cropped</source>
        <translation>자른 그림</translation>
    </message>
    <message>
        <source>Scaled</source>
        <translation>크기를 맞춘 그림</translation>
    </message>
    <message>
        <source>For the network</source>
        <translation>신경망 입력</translation>
    </message>
    <message>
        <source>1 stroke, {points} points</source>
        <translation>획 1개, 점 {points}개</translation>
    </message>
    <message>
        <source>{strokes} strokes, {points} points</source>
        <translation>획 {strokes}개, 점 {points}개</translation>
    </message>
    <message>
        <source>the whole sheet stays</source>
        <translation>그림판 전체를 그대로 둠</translation>
    </message>
    <message>
        <source>longer side: {n}&#xa0;% of the sheet</source>
        <translation>긴 변: 그림판의 {n}&#xa0;%</translation>
    </message>
    <message>
        <source>{done}, not inverted</source>
        <translation>{done}, 반전 안 함</translation>
    </message>
    <message>
        <source>sheet → {side}&#xa0;px</source>
        <translation>그림판 → {side}&#xa0;px</translation>
    </message>
    <message>
        <source>both sides → {side}&#xa0;px</source>
        <translation>두 변 모두 → {side}&#xa0;px</translation>
    </message>
    <message>
        <source>longer side {n}&#xa0;% → {side}&#xa0;px</source>
        <translation>긴 변 {n}&#xa0;% → {side}&#xa0;px</translation>
    </message>
    <message>
        <source>({row}, {column}), not moved</source>
        <translation>({row}, {column}), 옮기지 않음</translation>
    </message>
    <message>
        <source>({row}, {column}) → ({centre}, {centre})</source>
        <translation>({row}, {column}) → ({centre}, {centre})</translation>
    </message>
    <message>
        <source>{size} × {size}, mean {mean}</source>
        <translation>{size} × {size}, 평균 {mean}</translation>
    </message>
    <message>
        <source>There are no digits to read.</source>
        <translation>읽을 숫자가 없습니다.</translation>
    </message>
    <message>
        <source>{network} was not trained on digits.</source>
        <translation>{network}은(는) 숫자로 훈련한 신경망이 아닙니다.</translation>
    </message>
    <message>
        <source>Choose one that reads digits.</source>
        <translation>숫자를 읽는 신경망을 고르세요.</translation>
    </message>
    <message>
        <source>{network} does not read digits.</source>
        <translation>{network}은(는) 숫자를 읽는 신경망이 아닙니다.</translation>
    </message>
    <message>
        <source>Choose a network that was trained on digits.</source>
        <translation>숫자로 훈련한 신경망을 고르세요.</translation>
    </message>
    <message>
        <source>the shipped model</source>
        <translation>내장 모델</translation>
    </message>
    <message>
        <source>{path} tells {n} classes apart, not ten digits.</source>
        <translation>{path} 모델은 열 개의 숫자가 아니라 클래스 {n}개를 구별합니다.</translation>
    </message>
    <message>
        <source>Give a model that was trained on digits.</source>
        <translation>숫자로 훈련한 모델을 지정하세요.</translation>
    </message>
    <message>
        <source>{name}</source>
        <translation>{name}</translation>
    </message>
    <message>
        <source>{path} has {inputs} inputs and {outputs} outputs, not one of each.</source>
        <translation>{path} 모델의 입력은 {inputs}개, 출력은 {outputs}개입니다. 하나씩이어야 합니다.</translation>
    </message>
    <message>
        <source>Give a model that takes one image and gives one row of probabilities.</source>
        <translation>이미지 하나를 받아 확률 한 줄을 내는 모델을 지정하세요.</translation>
    </message>
    <message>
        <source>No network reads the pad yet.</source>
        <translation>아직 그림판을 읽는 신경망이 없습니다.</translation>
    </message>
    <message>
        <source>Train one first.</source>
        <translation>먼저 신경망을 훈련하세요.</translation>
    </message>
    <message>
        <source>Learning rate {rate:g}</source>
        <translation>학습률 {rate:g}</translation>
    </message>
    <message>
        <source>Train {n} epochs</source>
        <translation>{n}에포크 훈련</translation>
    </message>
    <message>
        <source>Insert Dropout {rate:g}</source>
        <translation>Dropout {rate:g} 넣기</translation>
    </message>
    <message>
        <source>Vary the images</source>
        <translation>데이터 증강 사용</translation>
    </message>
    <message>
        <source>Stop early, keep the best</source>
        <translation>조기 종료, 최고 가중치 유지</translation>
    </message>
    <message>
        <source>{n} hidden units</source>
        <translation>은닉 유닛 {n}개</translation>
    </message>
    <message>
        <source>One hidden layer more</source>
        <translation>은닉층 하나 더 추가</translation>
    </message>
    <message>
        <source>Insert Dense {units} with ReLU</source>
        <translation>ReLU를 쓰는 Dense {units} 넣기</translation>
    </message>
    <message>
        <source>Use {activation} in hidden layers</source>
        <translation>은닉층에 {activation} 사용</translation>
    </message>
    <message>
        <source>Insert {layer} first</source>
        <translation>맨 앞에 {layer} 넣기</translation>
    </message>
    <message>
        <source>the weight before the update</source>
        <translation>업데이트 전의 가중치</translation>
    </message>
    <message>
        <source>the weight stays until all batches are in</source>
        <translation>배치가 모두 모일 때까지 가중치는 그대로</translation>
    </message>
    <message>
        <source>the slope of the batch&apos;s loss by this weight</source>
        <translation>이 가중치에 대한 배치 손실의 기울기</translation>
    </message>
    <message>
        <source>gradients gathered so far</source>
        <translation>지금까지 모은 그레이디언트</translation>
    </message>
    <message>
        <source>the gradient is added up</source>
        <translation>그레이디언트를 더함</translation>
    </message>
    <message>
        <source>the mean of the batches gathered</source>
        <translation>모은 배치들의 평균</translation>
    </message>
    <message>
        <source>the gradient, shortened where it is too long</source>
        <translation>너무 길면 줄인 그레이디언트</translation>
    </message>
    <message>
        <source>the length of the whole gradient</source>
        <translation>전체 그레이디언트의 길이</translation>
    </message>
    <message>
        <source>the gradient, cut off</source>
        <translation>한계를 넘는 값을 자른 그레이디언트</translation>
    </message>
    <message>
        <source>the learning rate of this update</source>
        <translation>이 업데이트의 학습률</translation>
    </message>
    <message>
        <source>weight decay: a pull towards 0</source>
        <translation>가중치 감쇠: 0 쪽으로 당김</translation>
    </message>
    <message>
        <source>the new weight</source>
        <translation>새 가중치</translation>
    </message>
    <message>
        <source>the running mean of the weight so far</source>
        <translation>지금까지의 가중치 이동 평균</translation>
    </message>
    <message>
        <source>the running mean of the weight</source>
        <translation>가중치의 이동 평균</translation>
    </message>
    <message>
        <source>the running mean takes the weight&apos;s place</source>
        <translation>이동 평균으로 가중치를 바꿈</translation>
    </message>
    <message>
        <source>the step of this update</source>
        <translation>이 업데이트의 스텝</translation>
    </message>
    <message>
        <source>the running mean of the gradient</source>
        <translation>그레이디언트의 이동 평균</translation>
    </message>
    <message>
        <source>the running mean of the squared gradient</source>
        <translation>그레이디언트 제곱의 이동 평균</translation>
    </message>
    <message>
        <source>the step before, kept as momentum</source>
        <translation>모멘텀으로 남겨 둔 지난 스텝</translation>
    </message>
    <message>
        <source>the momentum</source>
        <translation>모멘텀</translation>
    </message>
    <message>
        <source>the step of this update, one momentum ahead</source>
        <translation>이 업데이트의 스텝, 모멘텀만큼 앞선 위치 기준</translation>
    </message>
    <message>
        <source>that mean so far</source>
        <translation>지금까지의 그 평균</translation>
    </message>
    <message>
        <source>the step without momentum</source>
        <translation>모멘텀을 더하기 전의 스텝</translation>
    </message>
    <message>
        <source>the mean of the squares so far</source>
        <translation>지금까지의 제곱 평균</translation>
    </message>
    <message>
        <source>the sum of the squares so far</source>
        <translation>지금까지의 제곱 합</translation>
    </message>
    <message>
        <source>the sum of all squared gradients</source>
        <translation>모든 그레이디언트 제곱의 합</translation>
    </message>
    <message>
        <source>the running mean of the squared steps</source>
        <translation>스텝 제곱의 이동 평균</translation>
    </message>
    <message>
        <source>the step at a learning rate of 1</source>
        <translation>학습률이 1일 때의 스텝</translation>
    </message>
    <message>
        <source>the mean of the gradients so far</source>
        <translation>지금까지의 그레이디언트 평균</translation>
    </message>
    <message>
        <source>the same without the pull of its start at 0</source>
        <translation>0에서 시작해 치우친 만큼 보정한 값</translation>
    </message>
    <message>
        <source>the largest v so far</source>
        <translation>지금까지 가장 큰 v</translation>
    </message>
    <message>
        <source>AMSGrad: v never falls</source>
        <translation>AMSGrad: v는 줄어들지 않음</translation>
    </message>
    <message>
        <source>the largest gradient so far, fading</source>
        <translation>지금까지 가장 큰 그레이디언트(점점 줄어듦)</translation>
    </message>
    <message>
        <source>the largest recent gradient</source>
        <translation>최근의 가장 큰 그레이디언트</translation>
    </message>
    <message>
        <source>how much of the momentum counts now</source>
        <translation>지금 모멘텀을 반영하는 비율</translation>
    </message>
    <message>
        <source>the same for the next update</source>
        <translation>다음 업데이트에서의 같은 비율</translation>
    </message>
    <message>
        <source>u₁·u₂· … ·uₜ</source>
        <translation>u₁·u₂· … ·uₜ</translation>
    </message>
    <message>
        <source>the gradient&apos;s mean, one momentum ahead</source>
        <translation>그레이디언트의 평균, 모멘텀만큼 앞선 위치 기준</translation>
    </message>
    <message>
        <source>the direction, of which only the sign counts</source>
        <translation>방향(부호만 사용)</translation>
    </message>
    <message>
        <source>A check is a table of conditions such as {example}. Received: {value}.</source>
        <translation>확인(check)은 {example} 같은 조건의 표입니다. 입력한 값: {value}.</translation>
    </message>
    <message>
        <source>{key}: {flaw}</source>
        <translation>{key}: {flaw}</translation>
    </message>
    <message>
        <source>They stand at the top of 01-neuron.toml, the first lesson.</source>
        <translation>첫 수업인 01-neuron.toml의 맨 위에 있습니다.</translation>
    </message>
    <message>
        <source>let the race go on to its end ({done} of {all} epochs)</source>
        <translation>경주를 끝까지 계속하기 (에포크 {all}개 중 {done}개)</translation>
    </message>
    <message>
        <source>race again, to the end: the last race was stopped</source>
        <translation>끝까지 다시 경주하기: 마지막 경주가 정지되었습니다</translation>
    </message>
    <message>
        <source>race again, to the end</source>
        <translation>끝까지 다시 경주하기</translation>
    </message>
    <message>
        <source>race until every lane has ended {wanted} epoch</source>
        <translation>경주하기: 모든 레인의 에포크 {wanted}</translation>
    </message>
    <message>
        <source>race until every lane has ended {wanted} epochs</source>
        <translation>경주하기: 모든 레인의 에포크 {wanted}</translation>
    </message>
    <message>
        <source>wait until every lane has ended an epoch</source>
        <translation>모든 레인이 한 에포크를 마칠 때까지 기다리기</translation>
    </message>
    <message>
        <source>have the loss surface computed to the end</source>
        <translation>손실 곡면을 끝까지 계산하기</translation>
    </message>
    <message>
        <source>stop the race first: another one is wanted here</source>
        <translation>먼저 경주를 정지하기: 여기서는 다른 경주가 필요합니다</translation>
    </message>
    <message>
        <source>load the preset {preset}</source>
        <translation>프리셋 불러오기: {preset}</translation>
    </message>
    <message>
        <source>choose what to vary in the tab {tab}: {setting}</source>
        <translation>{tab} 탭에서 바꿀 것 고르기: {setting}</translation>
    </message>
    <message>
        <source>let {wanted} lanes race</source>
        <translation>경주할 레인 수: {wanted}</translation>
    </message>
    <message>
        <source>set the lanes up anew in the tab {tab}</source>
        <translation>{tab} 탭에서 레인을 새로 정하기</translation>
    </message>
    <message>
        <source>race until the accuracy of the lane {lane} is {wanted}</source>
        <translation>경주하기: 레인 {lane}의 정확도 {wanted}</translation>
    </message>
    <message>
        <source>A table that names a lane is needed here, such as {example}. Received: {value}.</source>
        <translation>여기에는 {example}처럼 레인을 적은 표가 필요합니다. 입력한 값: {value}.</translation>
    </message>
    <message>
        <source>{key} takes a whole number from 1. Received: {value}.</source>
        <translation>{key}에는 1 이상의 정수를 적습니다. 입력한 값: {value}.</translation>
    </message>
    <message>
        <source>A lane is known by what varies: race.preset or race.varies must stand beside.</source>
        <translation>레인은 비교하는 설정으로 구별합니다. race.preset이나 race.varies를 함께 적어야 합니다.</translation>
    </message>
    <message>
        <source>race to the end with the lane {lane} ahead</source>
        <translation>레인 {lane}이(가) 앞선 채로 끝까지 경주하기</translation>
    </message>
    <message>
        <source>race until the lane {lane} is ahead after epoch {n}</source>
        <translation>경주하기: 에포크 {n} 뒤에 레인 {lane}이(가) 앞설 때까지</translation>
    </message>
    <message>
        <source>race to the end with the lane {lane} behind all others</source>
        <translation>레인 {lane}이(가) 맨 뒤인 채로 끝까지 경주하기</translation>
    </message>
    <message>
        <source>race until the lane {lane} is behind all others after epoch {n}</source>
        <translation>경주하기: 에포크 {n} 뒤에 레인 {lane}이(가) 맨 뒤일 때까지</translation>
    </message>
    <message>
        <source>race until the accuracy of the worst lane is {wanted}</source>
        <translation>경주하기: 가장 나쁜 레인의 정확도 {wanted}</translation>
    </message>
    <message>
        <source>race until the accuracy of the best lane is {wanted}</source>
        <translation>경주하기: 가장 좋은 레인의 정확도 {wanted}</translation>
    </message>
    <message>
        <source>A name in quotes is needed here. Received: {value}.</source>
        <translation>여기에는 따옴표로 묶은 이름이 필요합니다. 입력한 값: {value}.</translation>
    </message>
    <message>
        <source>The brackets go too deep.</source>
        <translation>괄호가 너무 깊습니다.</translation>
    </message>
    <message>
        <source>A number is needed here, or a table such as {example}. Received: {value}.</source>
        <translation>여기에는 숫자나 {example} 같은 표가 필요합니다. 입력한 값: {value}.</translation>
    </message>
    <message>
        <source>{key} takes a number. Received: {value}.</source>
        <translation>{key}에는 숫자를 적습니다. 입력한 값: {value}.</translation>
    </message>
    <message>
        <source>True or false is needed here. Received: {value}.</source>
        <translation>여기에는 true나 false가 필요합니다. 입력한 값: {value}.</translation>
    </message>
    <message>
        <source>Only true makes sense here. Received: {value}.</source>
        <translation>여기에는 true만 적을 수 있습니다. 입력한 값: {value}.</translation>
    </message>
    <message>
        <source>The list is empty.</source>
        <translation>목록이 비어 있습니다.</translation>
    </message>
    <message>
        <source>There is no &quot;{name}&quot; here. Did you mean &quot;{near}&quot;?</source>
        <translation>여기에 &quot;{name}&quot;은(는) 없습니다. &quot;{near}&quot;을(를) 찾으셨나요?</translation>
    </message>
    <message>
        <source>There is no &quot;{name}&quot; here, nor anything like it among {count} names. {where}</source>
        <translation>여기에는 &quot;{name}&quot;이(가) 없고, 이름 {count}개 가운데 비슷한 것도 없습니다. {where}</translation>
    </message>
    <message>
        <source>There is no &quot;{name}&quot; here. Choose one of {names}.</source>
        <translation>여기에 &quot;{name}&quot;은(는) 없습니다. 다음 중에서 고르세요: {names}.</translation>
    </message>
    <message>
        <source>This cannot be read.</source>
        <translation>읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>A bet needs two options at least.</source>
        <translation>예상 문제에는 선택지가 두 개 이상 필요합니다.</translation>
    </message>
    <message>
        <source>None of the options of this bet can be right.</source>
        <translation>이 예상 문제에는 맞을 수 있는 선택지가 없습니다.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; is missing.</source>
        <translation>&quot;{key}&quot;이(가) 없습니다.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; needs a text in each language: {key}.en and {key}.ko.</source>
        <translation>&quot;{key}&quot;에는 언어마다 글이 필요합니다: {key}.en, {key}.ko.</translation>
    </message>
    <message>
        <source>&quot;{key}&quot; has no text in the language &quot;{code}&quot;.</source>
        <translation>&quot;{key}&quot;에 &quot;{code}&quot; 언어의 글이 없습니다.</translation>
    </message>
    <message>
        <source>A text in quotes is needed here. Received: {value}.</source>
        <translation>여기에는 따옴표로 묶은 글이 필요합니다. 입력한 값: {value}.</translation>
    </message>
    <message>
        <source>A link is written [[term]] or [[term|words]].</source>
        <translation>링크는 [[term]] 또는 [[term|words]] 형식으로 적습니다.</translation>
    </message>
    <message>
        <source>{key} is a list: write [[{key}]].</source>
        <translation>{key}은(는) 목록입니다. [[{key}]] 형식으로 적으세요.</translation>
    </message>
    <message>
        <source>There is no {key} here: write [[{key}]].</source>
        <translation>여기에 {key}이(가) 없습니다. [[{key}]] 형식으로 적으세요.</translation>
    </message>
    <message>
        <source>A table is needed here. Received: {value}.</source>
        <translation>여기에는 표가 필요합니다. 입력한 값: {value}.</translation>
    </message>
    <message>
        <source>preset: {flaw}</source>
        <translation>preset: {flaw}</translation>
    </message>
    <message>
        <source>They stand in the tab Lessons, page Glossary, and in glossary.toml.</source>
        <translation>수업 탭의 용어집 페이지와 glossary.toml에 있습니다.</translation>
    </message>
    <message>
        <source>They stand in the list of presets in the tool bar.</source>
        <translation>도구 모음의 프리셋 목록에 있습니다.</translation>
    </message>
    <message>
        <source>This link leads to no term of the glossary. {flaw}</source>
        <translation>이 링크가 가리키는 용어가 용어집에 없습니다. {flaw}</translation>
    </message>
    <message>
        <source>This link leads to no tab. {flaw}</source>
        <translation>이 링크가 가리키는 탭이 없습니다. {flaw}</translation>
    </message>
    <message>
        <source>This link leads to no preset. {flaw}</source>
        <translation>이 링크가 가리키는 프리셋이 없습니다. {flaw}</translation>
    </message>
    <message>
        <source>{file}: {flaw}</source>
        <translation>{file}: {flaw}</translation>
    </message>
    <message>
        <source>{file}, line {line}: {flaw}</source>
        <translation>{file}, {line}행: {flaw}</translation>
    </message>
    <message>
        <source>This is larger than a lesson can be.</source>
        <translation>수업 파일로는 너무 큽니다.</translation>
    </message>
    <message>
        <source>The text is not UTF-8. Save it with that encoding.</source>
        <translation>글이 UTF-8이 아닙니다. UTF-8로 저장하세요.</translation>
    </message>
    <message>
        <source>This is not valid TOML: {reason}.</source>
        <translation>올바른 TOML이 아닙니다: {reason}.</translation>
    </message>
    <message>
        <source>Training {name}</source>
        <translation>{name} 훈련 중</translation>
    </message>
    <message>
        <source>Maxout</source>
        <translation>Maxout</translation>
    </message>
    <message>
        <source>Each unit gives the largest of several weighted sums, so it learns the bend of its own activation function.</source>
        <translation>유닛마다 여러 가중합 중 가장 큰 값을 냅니다. 그래서 활성화 함수의 구부러진 모양까지 스스로 배웁니다.</translation>
    </message>
    <message>
        <source>Pieces</source>
        <translation>조각 수</translation>
    </message>
    <message>
        <source>How many weighted sums each unit has; 2 can be ReLU or |x|, more bend it finer.</source>
        <translation>유닛마다 계산하는 가중합의 수입니다. 2개면 ReLU나 |x|가 될 수 있고, 많을수록 더 세밀하게 구부러집니다.</translation>
    </message>
    <message>
        <source>Maxout takes a flat row of numbers; {shape} comes in.</source>
        <translation>Maxout에는 한 줄로 펼친 숫자가 필요합니다. 들어오는 모양: {shape}.</translation>
    </message>
    <message>
        <source>{units} units of {pieces}</source>
        <translation>유닛 {units}개 × 조각 {pieces}개</translation>
    </message>
    <message>
        <source>the current model</source>
        <translation>현재 모델</translation>
    </message>
    <message>
        <source>Cannot write {path}.</source>
        <translation>{path}에 저장할 수 없습니다.</translation>
    </message>
    <message>
        <source>No digit can be made out in this picture.</source>
        <translation>이 그림에서 숫자를 알아볼 수 없습니다.</translation>
    </message>
    <message>
        <source>Write one digit on plain paper, dark on light, and take it from near.</source>
        <translation>무늬 없는 밝은 종이에 숫자 하나를 진하게 쓰고 가까이에서 찍으세요.</translation>
    </message>
    <message>
        <source>An ensemble has at least two members.</source>
        <translation>앙상블에는 신경망이 두 개 이상 필요합니다.</translation>
    </message>
    <message>
        <source>Choose more.</source>
        <translation>더 고르세요.</translation>
    </message>
    <message>
        <source>There are no test images.</source>
        <translation>테스트 이미지가 없습니다.</translation>
    </message>
    <message>
        <source>Choose other data.</source>
        <translation>다른 데이터를 고르세요.</translation>
    </message>
    <message>
        <source>{network} tells other classes apart.</source>
        <translation>분류하는 클래스가 다른 신경망입니다: {network}.</translation>
    </message>
    <message>
        <source>Choose networks that were trained on the same data.</source>
        <translation>같은 데이터로 훈련한 신경망들을 고르세요.</translation>
    </message>
    <message>
        <source>epochs</source>
        <translation>에포크</translation>
    </message>
    <message>
        <source>updates</source>
        <translation>업데이트</translation>
    </message>
    <message>
        <source>examples</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>초</translation>
    </message>
    <message>
        <source>press the button beside the warning in the builder</source>
        <translation>왼쪽 모델에 뜬 경고 옆의 버튼 누르기</translation>
    </message>
    <message>
        <source>first bring about a warning in the builder, as in the step before</source>
        <translation>먼저 앞 단계처럼 왼쪽 모델에 경고가 뜨게 하기</translation>
    </message>
    <message>
        <source>open the tab {tab}</source>
        <translation>{tab} 탭 열기</translation>
    </message>
    <message>
        <source>open the tab {tab}, page {page}</source>
        <translation>{tab} 탭의 {page} 페이지 열기</translation>
    </message>
    <message>
        <source>let the x axis count {wanted}</source>
        <translation>가로축의 단위 고르기: {wanted}</translation>
    </message>
    <message>
        <source>have these functions shown: {names}</source>
        <translation>이 함수들을 보이게 하기: {names}</translation>
    </message>
    <message>
        <source>draw until it is read as {wanted}</source>
        <translation>이렇게 읽힐 때까지 그리기: {wanted}</translation>
    </message>
    <message>
        <source>draw a digit on which the lanes of the race do not agree</source>
        <translation>경주의 레인들이 서로 다르게 읽는 숫자 그리기</translation>
    </message>
    <message>
        <source>draw more awkwardly, until the lanes do not agree (now all of them read {label})</source>
        <translation>레인들의 답이 갈릴 때까지 더 서툴게 그리기 (지금은 모두 {label}(으)로 읽음)</translation>
    </message>
    <message>
        <source>train a network with validation first</source>
        <translation>먼저 검증과 함께 신경망 훈련하기</translation>
    </message>
    <message>
        <source>move the slider below the plots to the triangle, the best epoch: {n}</source>
        <translation>그래프 아래 슬라이더를 삼각형, 곧 최고 에포크로 옮기기: {n}</translation>
    </message>
    <message>
        <source>at epoch {n}</source>
        <translation>에포크 {n}</translation>
    </message>
    <message>
        <source>open the tab {tab}, page Ensemble, and {todo}</source>
        <translation>{tab} 탭의 앙상블 페이지를 열고, {todo}</translation>
    </message>
    <message>
        <source>draw on the pad</source>
        <translation>패드에 그리기</translation>
    </message>
    <message>
        <source>move the slider below the plots back</source>
        <translation>그래프 아래 슬라이더를 뒤로 옮기기</translation>
    </message>
    <message>
        <source>measure {wanted} networks together</source>
        <translation>함께 측정할 신경망 수: {wanted}</translation>
    </message>
    <message>
        <source>measure networks that gain {wanted} above the best of them</source>
        <translation>가장 좋은 하나보다 이만큼 나은 신경망들 측정하기: {wanted}</translation>
    </message>
    <message>
        <source>measure networks that gain {wanted} above their mean</source>
        <translation>평균보다 이만큼 나은 신경망들 측정하기: {wanted}</translation>
    </message>
    <message>
        <source>press Resume: training is paused</source>
        <translation>계속 누르기: 훈련이 일시정지되었습니다</translation>
    </message>
    <message>
        <source>train until it diverges: the last run did not</source>
        <translation>발산할 때까지 훈련하기: 마지막 실행은 발산하지 않았습니다</translation>
    </message>
    <message>
        <source>train again to the end</source>
        <translation>끝까지 다시 훈련하기</translation>
    </message>
    <message>
        <source>let the run go on to its end ({done} of {all} epochs)</source>
        <translation>훈련을 끝까지 계속하기 (에포크 {all}개 중 {done}개)</translation>
    </message>
    <message>
        <source>train again, to the end: the last run was stopped</source>
        <translation>끝까지 다시 훈련하기: 마지막 실행이 정지되었습니다</translation>
    </message>
    <message>
        <source>train again, to the end: the last run diverged</source>
        <translation>끝까지 다시 훈련하기: 마지막 실행이 발산했습니다</translation>
    </message>
    <message>
        <source>train again, to the end: the last run failed</source>
        <translation>끝까지 다시 훈련하기: 마지막 실행이 실패했습니다</translation>
    </message>
    <message>
        <source>train the preset {preset} first</source>
        <translation>먼저 프리셋 훈련하기: {preset}</translation>
    </message>
    <message>
        <source>train {wanted} epoch</source>
        <translation>훈련하기: 에포크 {wanted}</translation>
    </message>
    <message>
        <source>train {wanted} epochs</source>
        <translation>훈련하기: 에포크 {wanted}</translation>
    </message>
    <message>
        <source>train {wanted} update</source>
        <translation>훈련하기: 업데이트 {wanted}</translation>
    </message>
    <message>
        <source>train {wanted} updates</source>
        <translation>훈련하기: 업데이트 {wanted}</translation>
    </message>
    <message>
        <source>train until the accuracy is {wanted}</source>
        <translation>훈련하기: 정확도 {wanted}</translation>
    </message>
    <message>
        <source>train until the training accuracy is {wanted}</source>
        <translation>훈련하기: 훈련 정확도 {wanted}</translation>
    </message>
    <message>
        <source>train until the training loss is {wanted}</source>
        <translation>훈련하기: 훈련 손실 {wanted}</translation>
    </message>
    <message>
        <source>train until the validation loss is {wanted}</source>
        <translation>훈련하기: 검증 손실 {wanted}</translation>
    </message>
    <message>
        <source>train until the validation loss minus the training loss is {wanted}</source>
        <translation>훈련하기: 검증 손실에서 훈련 손실을 뺀 값 {wanted}</translation>
    </message>
    <message>
        <source>train until the validation loss minus its lowest is {wanted}</source>
        <translation>훈련하기: 검증 손실에서 그 최솟값을 뺀 값 {wanted}</translation>
    </message>
    <message>
        <source>set {setting} to {wanted}, as in the preset {preset}</source>
        <translation>프리셋 {preset}처럼 {setting} 정하기: {wanted}</translation>
    </message>
    <message>
        <source>choose the activation {wanted} for all hidden layers</source>
        <translation>모든 은닉층의 활성화 함수 고르기: {wanted}</translation>
    </message>
    <message>
        <source>add a layer of the kind {layer}</source>
        <translation>층 추가하기: {layer}</translation>
    </message>
    <message>
        <source>switch augmentation on</source>
        <translation>데이터 증강 켜기</translation>
    </message>
    <message>
        <source>switch augmentation off</source>
        <translation>데이터 증강 끄기</translation>
    </message>
    <message>
        <source>choose the data {wanted}</source>
        <translation>데이터 고르기: {wanted}</translation>
    </message>
    <message>
        <source>set the subset to {wanted} examples</source>
        <translation>부분 집합 정하기: 샘플 {wanted}</translation>
    </message>
    <message>
        <source>set the number of hidden layers to {wanted}</source>
        <translation>은닉층 수 정하기: {wanted}</translation>
    </message>
    <message>
        <source>set the units of the first hidden layer to {wanted}</source>
        <translation>첫 은닉층의 유닛 수 정하기: {wanted}</translation>
    </message>
    <message>
        <source>set the units of the widest hidden layer to {wanted}</source>
        <translation>가장 넓은 은닉층의 유닛 수 정하기: {wanted}</translation>
    </message>
    <message>
        <source>set the dropout rate to {wanted}</source>
        <translation>드롭아웃 비율 정하기: {wanted}</translation>
    </message>
    <message>
        <source>choose the activation {wanted} for the last layer</source>
        <translation>마지막 층의 활성화 함수 고르기: {wanted}</translation>
    </message>
    <message>
        <source>choose the optimizer {wanted}</source>
        <translation>옵티마이저 고르기: {wanted}</translation>
    </message>
    <message>
        <source>set the learning rate to {wanted}</source>
        <translation>학습률 정하기: {wanted}</translation>
    </message>
    <message>
        <source>set the momentum to {wanted}</source>
        <translation>모멘텀 정하기: {wanted}</translation>
    </message>
    <message>
        <source>choose the schedule {wanted}</source>
        <translation>학습률 스케줄 고르기: {wanted}</translation>
    </message>
    <message>
        <source>choose the loss {wanted}</source>
        <translation>손실 함수 고르기: {wanted}</translation>
    </message>
    <message>
        <source>set the batch size to {wanted}</source>
        <translation>배치 크기 정하기: {wanted}</translation>
    </message>
    <message>
        <source>set the number of epochs to {wanted}</source>
        <translation>에포크 수 정하기: {wanted}</translation>
    </message>
</context>
<context>
    <name>Account</name>
    <message>
        <source>{count} numbers</source>
        <translation>숫자 {count}개</translation>
    </message>
    <message>
        <source>one number: {name}</source>
        <translation>숫자 1개: {name}</translation>
    </message>
    <message>
        <source>{count} numbers: {names}</source>
        <translation>숫자 {count}개: {names}</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>클래스 {count}개</translation>
    </message>
    <message>
        <source>{count} classes, in the column “{column}”</source>
        <translation>“{column}” 열의 클래스 {count}개</translation>
    </message>
    <message>
        <source>a number from {low} to {high}</source>
        <translation>{low}에서 {high}까지의 숫자</translation>
    </message>
    <message>
        <source>a number from {low} to {high}, in the column “{column}”</source>
        <translation>“{column}” 열의 숫자, {low}에서 {high}까지</translation>
    </message>
    <message>
        <source>{train} to train on, {test} to test with</source>
        <translation>훈련 {train}개, 테스트 {test}개</translation>
    </message>
    <message>
        <source>from {low} to {high}</source>
        <translation>{low}에서 {high}까지</translation>
    </message>
    <message>
        <source>images of {size}, grey</source>
        <translation>{size} 흑백 이미지</translation>
    </message>
    <message>
        <source>images of {size}, colour</source>
        <translation>{size} 컬러 이미지</translation>
    </message>
    <message>
        <source>images of {size}, {channels} numbers a pixel</source>
        <translation>{size} 이미지, 픽셀마다 숫자 {channels}개</translation>
    </message>
</context>
<context>
    <name>AccountPage</name>
    <message>
        <source>Other file …</source>
        <translation>다른 파일 …</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Use these data</source>
        <translation>이 데이터 사용</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>What the data are to be called</source>
        <translation>데이터에 붙일 이름</translation>
    </message>
    <message>
        <source>Keeps a copy of the data, and trains on it from now on.</source>
        <translation>데이터의 사본을 저장하고, 이제부터 그 데이터로 훈련합니다.</translation>
    </message>
    <message>
        <source>Understood</source>
        <translation>읽은 내용</translation>
    </message>
    <message>
        <source>How they are read</source>
        <translation>읽는 방법</translation>
    </message>
</context>
<context>
    <name>AccountView</name>
    <message>
        <source>Format</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>Labels</source>
        <translation>레이블</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>값</translation>
    </message>
</context>
<context>
    <name>ActivationsTab</name>
    <message>
        <source>Functions</source>
        <translation>함수</translation>
    </message>
    <message>
        <source>Softmax</source>
        <translation>소프트맥스</translation>
    </message>
    <message>
        <source>Chain of layers</source>
        <translation>여러 층의 연쇄</translation>
    </message>
    <message>
        <source>What a unit does with its weighted sum, and how steep that is.</source>
        <translation>유닛이 가중합에 적용하는 함수와 그 기울기를 봅니다.</translation>
    </message>
    <message>
        <source>How the last layer turns numbers into shares that make 1.</source>
        <translation>마지막 층이 숫자를 합이 1인 비율로 바꾸는 방법을 봅니다.</translation>
    </message>
    <message>
        <source>What is left of the gradient on its way back through many layers.</source>
        <translation>그레이디언트가 여러 층을 거슬러 가는 동안 얼마나 남는지 봅니다.</translation>
    </message>
</context>
<context>
    <name>AddMenu</name>
    <message>
        <source>Add layer</source>
        <translation>층 추가</translation>
    </message>
</context>
<context>
    <name>AftermathPages</name>
    <message>
        <source>The race is under way; wait for its end or stop it.</source>
        <translation>경주가 진행 중입니다. 끝날 때까지 기다리거나 정지하세요.</translation>
    </message>
    <message>
        <source>Train the lanes first.</source>
        <translation>먼저 레인을 훈련하세요.</translation>
    </message>
    <message>
        <source>The race is under way; wait for its end, pause is not enough.</source>
        <translation>경주가 진행 중입니다. 일시정지로는 안 되며, 끝날 때까지 기다려야 합니다.</translation>
    </message>
</context>
<context>
    <name>AnswerGrid</name>
    <message>
        <source>Test images</source>
        <translation>테스트 이미지</translation>
    </message>
    <message>
        <source>Test image {number}: {truth}, answered {answer} ({sure} sure)</source>
        <translation>테스트 이미지 {number}: 정답 {truth}, 예측 {answer} (확신 {sure})</translation>
    </message>
    <message>
        <source>Click to see it on the pad.</source>
        <translation>클릭하면 그림판에 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>AnswerStack</name>
    <message>
        <source>Test image {number:,} · {name}</source>
        <translation>테스트 이미지 {number:,} · {name}</translation>
    </message>
</context>
<context>
    <name>AnswerTable</name>
    <message>
        <source>Test examples</source>
        <translation>테스트 샘플</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>예측</translation>
    </message>
    <message>
        <source>Sure</source>
        <translation>확신</translation>
    </message>
</context>
<context>
    <name>ArithmeticPage</name>
    <message>
        <source>The pad&apos;s picture</source>
        <translation>그림판의 그림</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>유닛</translation>
    </message>
    <message>
        <source>Test example</source>
        <translation>테스트 샘플</translation>
    </message>
    <message>
        <source>Number of the unit</source>
        <translation>유닛 번호</translation>
    </message>
    <message>
        <source>Number of the test example</source>
        <translation>테스트 샘플 번호</translation>
    </message>
    <message>
        <source>Which unit of the layer is added up.</source>
        <translation>층의 어느 유닛을 계산할지 정합니다.</translation>
    </message>
    <message>
        <source>Which test example the network sees.</source>
        <translation>신경망이 볼 테스트 샘플을 정합니다.</translation>
    </message>
    <message>
        <source>On: the network sees the pad. Off: a test example.</source>
        <translation>켜면 신경망이 그림판을 봅니다. 끄면 테스트 샘플을 봅니다.</translation>
    </message>
    <message>
        <source>This network has no layer that adds inputs up.</source>
        <translation>이 신경망에는 입력을 더하는 층이 없습니다.</translation>
    </message>
    <message>
        <source>Train a network, or make a single step: here you see how each of its units adds up, and how each weight changes.</source>
        <translation>신경망을 훈련하거나 한 단계만 진행하세요. 각 유닛이 입력을 어떻게 더하고 각 가중치가 어떻게 바뀌는지 여기에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>필터</translation>
    </message>
    <message>
        <source>of {n:,}</source>
        <translation>/ {n:,}</translation>
    </message>
</context>
<context>
    <name>AugmentPage</name>
    <message>
        <source>Each training image is changed anew whenever the network sees it; validation and test images never are. 0 is off.</source>
        <translation>훈련 이미지를 볼 때마다 새로 바꿉니다. 검증과 테스트 이미지는 그대로입니다. 0은 끔.</translation>
    </message>
    <message>
        <source>Preparing the preview …</source>
        <translation>미리보기 준비 중 …</translation>
    </message>
    <message>
        <source>Augmentation changes images; these data are rows of numbers.</source>
        <translation>데이터 증강은 이미지를 바꿉니다. 이 데이터는 숫자 행입니다.</translation>
    </message>
    <message>
        <source>There are no images to show yet.</source>
        <translation>아직 보여 줄 이미지가 없습니다.</translation>
    </message>
</context>
<context>
    <name>AugmentedView</name>
    <message>
        <source>Another example</source>
        <translation>다른 샘플</translation>
    </message>
    <message>
        <source>Shows what augmentation does to another training image.</source>
        <translation>다른 훈련 이미지를 데이터 증강이 어떻게 바꾸는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>original</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>An example and nine augmented pictures of it</source>
        <translation>샘플 하나와 이를 증강한 그림 아홉 개</translation>
    </message>
</context>
<context>
    <name>AxisChip</name>
    <message>
        <source>What the horizontal axis counts: epochs, that is rounds over all examples; updates, that is batches; examples learnt from; or seconds of training.</source>
        <translation>가로축의 단위입니다. 에포크(모든 샘플을 한 번씩 학습), 업데이트(배치), 학습한 샘플 수, 훈련 시간(초) 중에서 고릅니다.</translation>
    </message>
    <message>
        <source>x: epochs</source>
        <translation>x: 에포크</translation>
    </message>
    <message>
        <source>x: updates</source>
        <translation>x: 업데이트</translation>
    </message>
    <message>
        <source>x: examples</source>
        <translation>x: 샘플</translation>
    </message>
    <message>
        <source>x: seconds</source>
        <translation>x: 초</translation>
    </message>
</context>
<context>
    <name>BandPlot</name>
    <message>
        <source>Mean over the seeds, with bands</source>
        <translation>시드별 평균과 범위 띠</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Close this message</source>
        <translation>메시지 닫기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>BatchEditor</name>
    <message>
        <source>Choose: all examples at once, one at a time, or mini-batches.</source>
        <translation>전체 샘플을 한꺼번에, 하나씩, 또는 미니배치로 나누어 학습할지 고릅니다.</translation>
    </message>
    <message>
        <source>Usual batch sizes</source>
        <translation>자주 쓰는 배치 크기</translation>
    </message>
    <message>
        <source>Full batch (all {n})</source>
        <translation>전체 배치 ({n}개 모두)</translation>
    </message>
    <message>
        <source>1 (stochastic)</source>
        <translation>1 (확률적)</translation>
    </message>
    <message>
        <source>Mini-batches</source>
        <translation>미니배치</translation>
    </message>
    <message>
        <source>{n} (usual)</source>
        <translation>{n} (보통)</translation>
    </message>
    <message>
        <source>Full batch · 1 update an epoch</source>
        <translation>전체 배치 · 에포크당 업데이트 1번</translation>
    </message>
    <message>
        <source>Stochastic · {count} updates an epoch</source>
        <translation>확률적 · 에포크당 업데이트 {count}번</translation>
    </message>
    <message>
        <source>Mini-batches · {count} updates an epoch</source>
        <translation>미니배치 · 에포크당 업데이트 {count}번</translation>
    </message>
    <message>
        <source>Batch gradient descent: every update looks at all examples. The gradient is exact, but an epoch is one step only.</source>
        <translation>배치 경사 하강법: 업데이트마다 모든 샘플을 봅니다. 그레이디언트는 정확하지만 에포크마다 한 스텝만 갑니다.</translation>
    </message>
    <message>
        <source>Stochastic gradient descent: an update after every single example. Many steps, each of them noisy.</source>
        <translation>확률적 경사 하강법: 샘플 하나마다 업데이트합니다. 스텝은 많지만 하나하나에 노이즈가 큽니다.</translation>
    </message>
    <message>
        <source>Mini-batch gradient descent: every update averages over a few examples. Less noise than with one, more steps than with all.</source>
        <translation>미니배치 경사 하강법: 업데이트마다 샘플 몇 개의 평균을 씁니다. 하나일 때보다 노이즈가 작고, 전체일 때보다 스텝이 많습니다.</translation>
    </message>
</context>
<context>
    <name>BetView</name>
    <message>
        <source>Your bet: {answer}</source>
        <translation>내 예상: {answer}</translation>
    </message>
    <message>
        <source>Your bet was right: {answer}</source>
        <translation>예상이 맞았습니다: {answer}</translation>
    </message>
    <message>
        <source>Your bet: {answer}. None of the answers came true.</source>
        <translation>내 예상: {answer}. 선택지 중에 맞는 답이 없었습니다.</translation>
    </message>
    <message>
        <source>Your bet: {answer}. It turned out to be: {right}</source>
        <translation>내 예상: {answer}. 실제 결과: {right}</translation>
    </message>
</context>
<context>
    <name>BoardView</name>
    <message>
        <source>Lanes of the race</source>
        <translation>경주의 레인</translation>
    </message>
    <message>
        <source>Choose what to vary, and the lanes appear here.</source>
        <translation>비교할 설정을 고르면 레인이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>{rank}. {name}</source>
        <translation>{rank}. {name}</translation>
    </message>
    <message>
        <source>hidden</source>
        <translation>숨김</translation>
    </message>
    <message>
        <source>fair</source>
        <translation>공정</translation>
    </message>
    <message>
        <source>lane</source>
        <translation>레인</translation>
    </message>
</context>
<context>
    <name>Builder</name>
    <message>
        <source>Basics</source>
        <translation>기본</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Regularization</source>
        <translation>규제</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>모양</translation>
    </message>
    <message>
        <source>1 number</source>
        <translation>숫자 1개</translation>
    </message>
    <message>
        <source>{count} numbers</source>
        <translation>숫자 {count}개</translation>
    </message>
    <message>
        <source>{size} grey</source>
        <translation>{size} 흑백</translation>
    </message>
    <message>
        <source>{size} colour</source>
        <translation>{size} 컬러</translation>
    </message>
</context>
<context>
    <name>BuilderPanel</name>
    <message>
        <source>{count} parameters</source>
        <translation>파라미터 {count}개</translation>
    </message>
    <message>
        <source>Change {setting}</source>
        <translation>{setting} 변경</translation>
    </message>
    <message>
        <source>Shapes are not known yet.</source>
        <translation>아직 모양을 알 수 없습니다.</translation>
    </message>
    <message>
        <source>{size} while training</source>
        <translation>훈련할 때 {size}</translation>
    </message>
    <message>
        <source>{trainable} trainable, {other} not</source>
        <translation>훈련되는 {trainable}개, 나머지 {other}개</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>모델</translation>
    </message>
    <message>
        <source>Add layer</source>
        <translation>층 추가</translation>
    </message>
    <message>
        <source>A layer turns the numbers that come in into others. New ones go after the selected layer, or before the last.</source>
        <translation>층은 들어오는 숫자를 다른 숫자로 바꿉니다. 새 층은 선택한 층의 뒤나 마지막 층의 앞에 들어갑니다.</translation>
    </message>
    <message>
        <source>Changes take effect at the next Train.</source>
        <translation>변경한 내용은 다음 훈련부터 적용됩니다.</translation>
    </message>
</context>
<context>
    <name>CardList</name>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>What comes in: {data}. {about}</source>
        <translation>들어오는 데이터: {data}. {about}</translation>
    </message>
    <message>
        <source>off</source>
        <translation>꺼짐</translation>
    </message>
</context>
<context>
    <name>CardTools</name>
    <message>
        <source>Switch off</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>켜기</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Delete</translation>
    </message>
</context>
<context>
    <name>ChainPage</name>
    <message>
        <source>Other weights</source>
        <translation>다른 가중치</translation>
    </message>
    <message>
        <source>He</source>
        <translation>He</translation>
    </message>
    <message>
        <source>Glorot</source>
        <translation>글로럿</translation>
    </message>
    <message>
        <source>All 1, steepest</source>
        <translation>모두 1, 최대 기울기</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Size of the gradient after so many layers, counted back from the output</source>
        <translation>출력에서 거꾸로 세어 층을 지난 뒤의 그레이디언트 크기</translation>
    </message>
    <message>
        <source>Each layer multiplies the gradient by its slopes once more.</source>
        <translation>층마다 그레이디언트에 함수의 기울기를 한 번 더 곱합니다.</translation>
    </message>
    <message>
        <source>He weights are drawn larger than Glorot weights, to make up for the half that ReLU cuts away. With all weights 1 only the slopes count, each at its steepest: more than this gets through no chain.</source>
        <translation>He 가중치는 ReLU가 잘라 내는 절반을 메우도록 글로럿 가중치보다 크게 뽑습니다. 가중치가 모두 1이면 함수의 기울기만 작용하며, 기울기도 저마다 최댓값입니다. 어떤 연쇄에서도 이보다 많이 통과하지는 못합니다.</translation>
    </message>
    <message>
        <source>Draw other random weights: is it chance?</source>
        <translation>무작위 가중치를 새로 뽑습니다. 우연일까요?</translation>
    </message>
    <message>
        <source>Size of the gradient by layer</source>
        <translation>층별 그레이디언트 크기</translation>
    </message>
    <message>
        <source>Computed with {units} units a layer. Each step of the axis is ten times less: a layer whose gradient is a thousandth learns a thousand times more slowly.</source>
        <translation>층마다 유닛 {units}개로 계산합니다. 축의 눈금 한 칸마다 10분의 1로 줄어듭니다. 그레이디언트가 1000분의 1인 층은 1000배 느리게 배웁니다.</translation>
    </message>
    <message>
        <source>Switch a function on to see what it lets through.</source>
        <translation>함수를 켜면 그레이디언트가 얼마나 통과하는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>{share} with {name}</source>
        <translation>{name} {share}</translation>
    </message>
    <message>
        <source>Of a gradient of 1, one layer leaves {parts}.</source>
        <translation>크기가 1인 그레이디언트가 층 하나를 지나면 이만큼 남습니다: {parts}.</translation>
    </message>
    <message>
        <source>Of a gradient of 1, {n} layers leave {parts}.</source>
        <translation>크기가 1인 그레이디언트가 층 {n}개를 지나면 이만큼 남습니다: {parts}.</translation>
    </message>
</context>
<context>
    <name>ChoiceBar</name>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Remove the digits chosen (Delete)</source>
        <translation>고른 숫자 삭제 (Delete)</translation>
    </message>
    <message>
        <source>1 chosen</source>
        <translation>1개 고름</translation>
    </message>
    <message>
        <source>{n:,} chosen</source>
        <translation>{n:,}개 고름</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>고른 것 없음</translation>
    </message>
    <message>
        <source>It is a</source>
        <translation>이 숫자는</translation>
    </message>
    <message>
        <source>They are</source>
        <translation>이 숫자들은</translation>
    </message>
    <message>
        <source>Call what is chosen a {digit}</source>
        <translation>고른 숫자의 레이블을 {digit}(으)로 바꾸기</translation>
    </message>
</context>
<context>
    <name>ClassChart</name>
    <message>
        <source>Examples of each class</source>
        <translation>클래스별 샘플 수</translation>
    </message>
    <message>
        <source>Click to show all classes again.</source>
        <translation>클릭하면 모든 클래스를 다시 보여 줍니다.</translation>
    </message>
    <message>
        <source>Click to show only these.</source>
        <translation>클릭하면 이 클래스만 보여 줍니다.</translation>
    </message>
    <message>
        <source>{name}: {count} examples, {share} % of all</source>
        <translation>{name}: 샘플 {count}개, 전체의 {share} %</translation>
    </message>
    <message>
        <source>{text} (chosen)</source>
        <translation>{text} (선택됨)</translation>
    </message>
</context>
<context>
    <name>ClassRow</name>
    <message>
        <source>Class to explain</source>
        <translation>설명할 클래스</translation>
    </message>
    <message>
        <source>explain</source>
        <translation>설명할 클래스</translation>
    </message>
    <message>
        <source>the answer</source>
        <translation>신경망의 답</translation>
    </message>
    <message>
        <source>Why {name}? Why not?</source>
        <translation>왜 {name}인가요? 왜 아닌가요?</translation>
    </message>
</context>
<context>
    <name>ClassesView</name>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
</context>
<context>
    <name>CollectionView</name>
    <message>
        <source>Networks are reading …</source>
        <translation>신경망들이 읽는 중 …</translation>
    </message>
    <message>
        <source>Import …</source>
        <translation>가져오기 …</translation>
    </message>
    <message>
        <source>Add the digits of files of strokes</source>
        <translation>획 파일의 숫자 추가</translation>
    </message>
    <message>
        <source>Export …</source>
        <translation>내보내기 …</translation>
    </message>
    <message>
        <source>Write all digits to a file, for others to import</source>
        <translation>다른 사람이 가져올 수 있도록 모든 숫자를 파일에 쓰기</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Take the last change back (Ctrl+Z)</source>
        <translation>마지막 변경 되돌리기 (Ctrl+Z)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Write the guided sheet</source>
        <translation>안내 용지에 쓰기</translation>
    </message>
    <message>
        <source>Asks for each digit three times; thirty digits take two minutes.</source>
        <translation>숫자마다 세 번씩 써 달라고 합니다. 서른 개를 쓰는 데 2분이 걸립니다.</translation>
    </message>
    <message>
        <source>Evaluate every model</source>
        <translation>모든 모델 평가</translation>
    </message>
    <message>
        <source>How many of my digits does each network read, and which does it mix up?</source>
        <translation>신경망마다 내 숫자를 몇 개나 읽고, 어떤 숫자를 혼동할까요?</translation>
    </message>
    <message>
        <source>Train only on my digits</source>
        <translation>내 숫자로만 훈련</translation>
    </message>
    <message>
        <source>A network that knows nobody else&apos;s hand: it takes at least {n} digits, and some hundred to be any good.</source>
        <translation>다른 사람의 글씨는 모르는 신경망입니다. 숫자가 적어도 {n}개 필요하고, 쓸 만하려면 몇백 개는 있어야 합니다.</translation>
    </message>
    <message>
        <source>Train on MNIST and my digits</source>
        <translation>MNIST와 내 숫자로 훈련</translation>
    </message>
    <message>
        <source>The digits of MNIST and, several times over, yours: what the network has learnt from thousands, it adapts to your hand.</source>
        <translation>MNIST의 숫자에 내 숫자를 여러 번 되풀이해 섞습니다. 신경망이 수천 개에서 배운 것을 내 글씨에 맞춥니다.</translation>
    </message>
    <message>
        <source>Draw on the pad and say “That was a …” where the network is wrong, write the guided sheet, or drop files of strokes here.</source>
        <translation>그림판에 그리고, 신경망이 틀리면 “정답은 …”을 눌러 알려 주세요. 안내 용지에 쓰거나 획 파일을 여기에 끌어다 놓아도 됩니다.</translation>
    </message>
</context>
<context>
    <name>ConfusionMatrix</name>
    <message>
        <source>Confusion matrix</source>
        <translation>혼동 행렬</translation>
    </message>
    <message>
        <source>{truth}: {n} of {row} answered right ({share})</source>
        <translation>{truth}: {row}개 중 {n}개 맞힘 ({share})</translation>
    </message>
    <message>
        <source>{truth} taken for {answer}: {n} of {row} ({share})</source>
        <translation>정답 {truth}, 예측 {answer}: {row}개 중 {n}개 ({share})</translation>
    </message>
    <message>
        <source>Click to show all mistakes again.</source>
        <translation>클릭하면 모든 오답을 다시 보여 줍니다.</translation>
    </message>
    <message>
        <source>Click to see them.</source>
        <translation>클릭하면 해당 샘플을 보여 줍니다.</translation>
    </message>
    <message>
        <source>truth ↓</source>
        <translation>정답 ↓</translation>
    </message>
    <message>
        <source>answer →</source>
        <translation>예측 →</translation>
    </message>
    <message>
        <source>right</source>
        <translation>정답률</translation>
    </message>
</context>
<context>
    <name>Correction</name>
    <message>
        <source>Why?</source>
        <translation>왜?</translation>
    </message>
    <message>
        <source>See what in the drawing speaks for this answer</source>
        <translation>그림의 어느 부분이 이 답의 근거인지 보기</translation>
    </message>
    <message>
        <source>That was a …</source>
        <translation>정답은 …</translation>
    </message>
    <message>
        <source>Say which digit it was: the drawing is kept in My digits, to train on and to test with. Typing the digit on the pad does the same.</source>
        <translation>어떤 숫자였는지 알려 주세요. 그림을 내 숫자에 저장해 훈련과 테스트에 씁니다. 그림판에서 숫자 키를 눌러도 됩니다.</translation>
    </message>
    <message>
        <source>That was a</source>
        <translation>정답은</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Keep nothing (Esc)</source>
        <translation>저장하지 않기 (Esc)</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Take it out of My digits again</source>
        <translation>내 숫자에서 다시 빼기</translation>
    </message>
    <message>
        <source>Kept as a {digit} in My digits</source>
        <translation>내 숫자에 {digit}(으)로 저장함</translation>
    </message>
</context>
<context>
    <name>CostBar</name>
    <message>
        <source>not measured yet</source>
        <translation>아직 재지 않음</translation>
    </message>
</context>
<context>
    <name>CrashDialogs</name>
    <message>
        <source>Your work is still here. You can go on; if it happens again, copy the details into a report.</source>
        <translation>작업한 내용은 그대로 있습니다. 계속 사용할 수 있습니다. 다시 나타나면 자세한 내용을 복사해 알려 주세요.</translation>
    </message>
</context>
<context>
    <name>CrashReporter</name>
    <message>
        <source>An unexpected error: {reason}</source>
        <translation>예상하지 못한 오류: {reason}</translation>
    </message>
</context>
<context>
    <name>DataTab</name>
    <message>
        <source>Download</source>
        <translation>다운로드</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>All data sets</source>
        <translation>모든 데이터 세트</translation>
    </message>
    <message>
        <source>Split and noise</source>
        <translation>나누기와 노이즈</translation>
    </message>
    <message>
        <source>Augmentation</source>
        <translation>데이터 증강</translation>
    </message>
    <message>
        <source>the target is a number</source>
        <translation>타깃은 숫자</translation>
    </message>
    <message>
        <source>{count} classes</source>
        <translation>클래스 {count}개</translation>
    </message>
    <message>
        <source>{train:,} + {test:,} examples</source>
        <translation>샘플 {train:,} + {test:,}개</translation>
    </message>
    <message>
        <source>Reading the examples …</source>
        <translation>샘플 읽는 중 …</translation>
    </message>
    <message>
        <source>Downloading …</source>
        <translation>다운로드 중 …</translation>
    </message>
    <message>
        <source>{name} is not on this machine yet.</source>
        <translation>{name} 데이터가 아직 이 컴퓨터에 없습니다.</translation>
    </message>
    <message>
        <source>It is downloaded at the first Train; without a network {name} stands in.</source>
        <translation>첫 훈련 때 내려받습니다. 네트워크가 없으면 {name} 데이터를 대신 씁니다.</translation>
    </message>
    <message>
        <source>The examples appear here when they are on this machine.</source>
        <translation>데이터를 내려받으면 샘플이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Downloading: {done:.1f} of {total:.1f} MB</source>
        <translation>다운로드 중: {total:.1f} MB 중 {done:.1f} MB</translation>
    </message>
    <message>
        <source>Change data</source>
        <translation>데이터 변경</translation>
    </message>
</context>
<context>
    <name>DifferenceTable</name>
    <message>
        <source>Copy as text</source>
        <translation>텍스트로 복사</translation>
    </message>
    <message>
        <source>These are the same in everything.</source>
        <translation>모든 설정이 같습니다.</translation>
    </message>
    <message>
        <source>What differs appears here once there are two to compare.</source>
        <translation>비교할 레인이 둘 이상이면 차이점이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>차이점</translation>
    </message>
    <message>
        <source>Only what differs is listed. Pale: what most have in common.</source>
        <translation>다른 설정만 보여 줍니다. 흐린 값은 대부분의 레인에 공통인 값입니다.</translation>
    </message>
</context>
<context>
    <name>DigitGrid</name>
    <message>
        <source>My digits</source>
        <translation>내 숫자</translation>
    </message>
    <message>
        <source>A {digit}</source>
        <translation>숫자 {digit}</translation>
    </message>
    <message>
        <source>A {digit} by {writer}</source>
        <translation>숫자 {digit}, 쓴 사람: {writer}</translation>
    </message>
    <message>
        <source>read as a {digit}</source>
        <translation>{digit}(으)로 읽음</translation>
    </message>
</context>
<context>
    <name>DigitKey</name>
    <message>
        <source>That was a {digit}</source>
        <translation>정답은 {digit}</translation>
    </message>
</context>
<context>
    <name>DoctorLine</name>
    <message>
        <source>Why?</source>
        <translation>왜?</translation>
    </message>
    <message>
        <source>Changed already; the next run shows what it is worth.</source>
        <translation>이미 바꾸었습니다. 다음 훈련에서 효과를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Changes the settings, for the next run. It can be undone.</source>
        <translation>다음 훈련을 위해 설정을 바꿉니다. 실행 취소할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>DraftPreview</name>
    <message>
        <source>as the network sees them</source>
        <translation>신경망이 보는 모습</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>샘플</translation>
    </message>
</context>
<context>
    <name>DrawingTab</name>
    <message>
        <source>Why?</source>
        <translation>왜?</translation>
    </message>
    <message>
        <source>Stages</source>
        <translation>단계</translation>
    </message>
    <message>
        <source>My digits</source>
        <translation>내 숫자</translation>
    </message>
</context>
<context>
    <name>EmptyPage</name>
    <message>
        <source>Load XOR with a hidden layer</source>
        <translation>은닉층이 있는 XOR 불러오기</translation>
    </message>
    <message>
        <source>The playground is for data with one or two inputs</source>
        <translation>플레이그라운드에는 입력이 한두 개인 데이터를 씁니다</translation>
    </message>
    <message>
        <source>There you see what a network answers everywhere, and how every hidden unit helps, while it learns. Choose points above, or begin with the classic.</source>
        <translation>신경망이 배우는 동안 모든 위치에서 어떤 답을 내는지, 은닉 유닛이 저마다 어떤 역할을 하는지 볼 수 있습니다. 위에서 점을 고르거나 고전적인 예부터 시작하세요.</translation>
    </message>
</context>
<context>
    <name>EnsemblePage</name>
    <message>
        <source>Ensembles are measured on images with classes.</source>
        <translation>앙상블은 클래스가 있는 이미지로만 잽니다.</translation>
    </message>
    <message>
        <source>Train at least two networks on the same images, from other seeds or with other layers (a race is quickest), or open model files in the pad&apos;s menu: here you see what they gain together.</source>
        <translation>같은 이미지로 시드나 층이 다른 신경망을 둘 이상 훈련하거나(경주가 가장 빠릅니다) 패드의 메뉴에서 모델 파일을 여세요. 함께하면 얼마나 나아지는지 여기에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Fewer than two of them could be asked.</source>
        <translation>답할 수 있는 신경망이 두 개가 되지 않습니다.</translation>
    </message>
    <message>
        <source>Together they answer {together} right, {points:.1f} points more than the best of them alone ({best}): where one is wrong, the others often are not.</source>
        <translation>함께 답하면 정확도가 {together}입니다. 가장 좋은 신경망 하나({best})보다 {points:.1f} %p 높습니다. 하나가 틀려도 다른 신경망은 맞히는 경우가 많기 때문입니다.</translation>
    </message>
    <message>
        <source>Together they answer {together} right, as many as the best of them alone: they make the same mistakes. Networks that differ more gain more.</source>
        <translation>함께 답하면 정확도가 {together}입니다. 가장 좋은 신경망 하나와 같습니다. 모두 같은 실수를 하기 때문입니다. 서로 많이 다른 신경망일수록 더 나아집니다.</translation>
    </message>
    <message>
        <source>Together they answer {together} right, {points:.1f} points less than the best of them alone ({best}): weaker members drag it down.</source>
        <translation>함께 답하면 정확도가 {together}입니다. 가장 좋은 신경망 하나({best})보다 {points:.1f} %p 낮습니다. 약한 신경망이 결과를 끌어내립니다.</translation>
    </message>
    <message>
        <source>Measured on {n:,} test images of {data}.</source>
        <translation>{data}의 테스트 이미지 {n:,}개로 측정했습니다.</translation>
    </message>
    <message>
        <source>The networks answer …</source>
        <translation>신경망이 답하는 중 …</translation>
    </message>
    <message>
        <source>Networks that make different mistakes are right more often together than alone. Tick some; the bars are the share of test images that is answered wrongly.</source>
        <translation>서로 다른 실수를 하는 신경망은 혼자일 때보다 함께 답할 때 더 자주 맞힙니다. 몇 개를 선택하세요. 막대는 틀리게 답한 테스트 이미지의 비율입니다.</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>Lets each network ticked answer the test images, then all of them together.</source>
        <translation>선택한 신경망이 하나씩 테스트 이미지에 답한 다음, 모두 함께 답합니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Something went wrong</source>
        <translation>문제가 생겼습니다</translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation>자세한 내용 복사</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
</context>
<context>
    <name>Evidence</name>
    <message>
        <source>Gradient</source>
        <translation>그레이디언트</translation>
    </message>
    <message>
        <source>Integrated gradients</source>
        <translation>적분 그레이디언트</translation>
    </message>
    <message>
        <source>Strokes</source>
        <translation>획</translation>
    </message>
    <message>
        <source>Where a little more ink would help (blue) or harm (orange).</source>
        <translation>잉크가 조금 더 있으면 도움이 되는 곳(파랑)과 방해가 되는 곳(주황).</translation>
    </message>
    <message>
        <source>What each pixel of ink has added, from a blank sheet on.</source>
        <translation>빈 종이에서 시작해 잉크의 픽셀마다 더한 근거.</translation>
    </message>
    <message>
        <source>speaks against {name}</source>
        <translation>{name}의 반대 근거</translation>
    </message>
    <message>
        <source>speaks for {name}</source>
        <translation>{name}의 근거</translation>
    </message>
    <message>
        <source>A picture has no strokes to leave out.</source>
        <translation>이미지에는 빼 볼 획이 없습니다.</translation>
    </message>
    <message>
        <source>No single piece matters: without it, the answer stays.</source>
        <translation>혼자서 답을 바꿀 만한 조각은 없습니다. 하나를 빼도 답은 그대로입니다.</translation>
    </message>
    <message>
        <source>Each piece left out in turn: how much is lost without it?</source>
        <translation>조각을 하나씩 빼 봅니다. 빼면 근거가 얼마나 줄어들까요?</translation>
    </message>
</context>
<context>
    <name>ExamData</name>
    <message>
        <source>The test examples are not on this machine any more.</source>
        <translation>테스트 샘플이 이제 이 컴퓨터에 없습니다.</translation>
    </message>
</context>
<context>
    <name>ExamplesPage</name>
    <message>
        <source>Send to pad</source>
        <translation>그림판으로 보내기</translation>
    </message>
    <message>
        <source>Training: what the network learns from. Validation: kept apart, to see how it does on unseen examples. Test: looked at once, at the very end.</source>
        <translation>훈련: 신경망이 배우는 샘플입니다. 검증: 처음 보는 샘플을 얼마나 잘 맞히는지 보려고 따로 둡니다. 테스트: 맨 마지막에 한 번만 봅니다.</translation>
    </message>
    <message>
        <source>Which examples</source>
        <translation>보여 줄 샘플</translation>
    </message>
    <message>
        <source>Size of the pictures; Ctrl and the wheel do it too.</source>
        <translation>그림 크기입니다. Ctrl을 누른 채 휠을 돌려도 바뀝니다.</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>그림 크기</translation>
    </message>
    <message>
        <source>Shows the chosen picture on the pad, for the network to read.</source>
        <translation>고른 그림을 그림판에 띄워 신경망이 읽게 합니다.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>No examples at all: the page Split and noise says why.</source>
        <translation>샘플이 하나도 없습니다. 까닭은 “나누기와 노이즈” 페이지에 있습니다.</translation>
    </message>
    <message>
        <source>None of these examples is of that class.</source>
        <translation>이 샘플 중에 그 클래스는 없습니다.</translation>
    </message>
    <message>
        <source>Test image {number:,}</source>
        <translation>테스트 이미지 {number:,}</translation>
    </message>
    <message>
        <source>Training image {number:,}</source>
        <translation>훈련 이미지 {number:,}</translation>
    </message>
</context>
<context>
    <name>ExamplesTable</name>
    <message>
        <source>Examples</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>레이블</translation>
    </message>
</context>
<context>
    <name>Exchange</name>
    <message>
        <source>There is no picture on the clipboard. Copy one, then paste it here.</source>
        <translation>클립보드에 그림이 없습니다. 그림을 복사한 뒤 여기에 붙여넣으세요.</translation>
    </message>
    <message>
        <source>This is only the address of a picture. Save or copy the picture itself.</source>
        <translation>이것은 그림의 주소일 뿐입니다. 그림 자체를 저장하거나 복사하세요.</translation>
    </message>
    <message>
        <source>Reading the picture …</source>
        <translation>그림을 읽는 중 …</translation>
    </message>
    <message>
        <source>Pictures ({patterns});;All files (*)</source>
        <translation>그림 ({patterns});;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Open a picture of a digit</source>
        <translation>숫자 그림 열기</translation>
    </message>
    <message>
        <source>Save the drawing as a picture</source>
        <translation>그린 것을 그림 파일로 저장</translation>
    </message>
    <message>
        <source>Pictures (*.png)</source>
        <translation>그림 (*.png)</translation>
    </message>
</context>
<context>
    <name>FeatureMaps</name>
    <message>
        <source>Feature maps</source>
        <translation>특징 맵</translation>
    </message>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>{row}행 {column}열: {value}</translation>
    </message>
    <message>
        <source>channel {number} of {count}: {low} to {high}</source>
        <translation>채널 {number}/{count}: {low} ~ {high}</translation>
    </message>
</context>
<context>
    <name>FinishedRuns</name>
    <message>
        <source>{lane} · race of {time}</source>
        <translation>{lane} · {time} 경주</translation>
    </message>
    <message>
        <source>your own model</source>
        <translation>직접 만든 모델</translation>
    </message>
    <message>
        <source>{model} · seed {seed}</source>
        <translation>{model} · 시드 {seed}</translation>
    </message>
    <message>
        <source>{name} · {share:.1f} %</source>
        <translation>{name} · {share:.1f} %</translation>
    </message>
</context>
<context>
    <name>FunctionPlot</name>
    <message>
        <source>hardly learns</source>
        <translation>거의 못 배움</translation>
    </message>
    <message>
        <source>no gradient</source>
        <translation>그레이디언트 없음</translation>
    </message>
</context>
<context>
    <name>FunctionsPage</name>
    <message>
        <source>Maxout</source>
        <translation>Maxout</translation>
    </message>
    <message>
        <source>In front</source>
        <translation>맨 앞</translation>
    </message>
    <message>
        <source>f(x), the output</source>
        <translation>f(x), 출력</translation>
    </message>
    <message>
        <source>f′(x), the slope</source>
        <translation>f′(x), 기울기</translation>
    </message>
    <message>
        <source>What a unit gives for the weighted sum x. Drag the upright line to read the figures at another x.</source>
        <translation>유닛이 가중합 x에 대해 내는 값입니다. 세로선을 끌면 다른 x에서의 값을 읽을 수 있습니다.</translation>
    </message>
    <message>
        <source>How steep f is at x. On its way back the gradient is multiplied by it: where it is near 0, little is left to learn from.</source>
        <translation>x에서 f가 얼마나 가파른지 나타냅니다. 그레이디언트는 거슬러 가며 이 값과 곱해집니다. 0에 가까운 곳에서는 배울 것이 거의 남지 않습니다.</translation>
    </message>
    <message>
        <source>Activation functions</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>Slopes of the functions</source>
        <translation>함수의 기울기</translation>
    </message>
    <message>
        <source>Function in front</source>
        <translation>맨 앞의 함수</translation>
    </message>
    <message>
        <source>Its flat parts are shaded, and its settings can be changed.</source>
        <translation>평평한 구간에 음영을 넣어 보여 주며, 설정도 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Six at once are enough to tell apart: switch one off first.</source>
        <translation>한 번에 여섯 개면 충분합니다. 더 많으면 구별하기 어려우니 먼저 하나를 끄세요.</translation>
    </message>
    <message>
        <source>The largest of some straight lines: each unit learns the bend of its own function.</source>
        <translation>여러 직선 중 가장 큰 값을 냅니다. 유닛마다 자기 함수의 꺾인 모양을 배웁니다.</translation>
    </message>
    <message>
        <source>Switch a function on to see it.</source>
        <translation>함수를 켜면 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Slope 0 {where}: no gradient passes there.</source>
        <translation>{where}에서 기울기가 0입니다. 그레이디언트가 통과하지 못합니다.</translation>
    </message>
    <message>
        <source>Slope below {slope} {where}: it hardly learns there.</source>
        <translation>{where}에서 기울기가 {slope}보다 작습니다. 거의 배우지 못합니다.</translation>
    </message>
    <message>
        <source>It is flat nowhere: a unit learns whatever comes in.</source>
        <translation>평평한 곳이 없습니다. 어떤 입력이 들어와도 유닛이 배웁니다.</translation>
    </message>
    <message>
        <source>{first} and {other}</source>
        <translation>{first} 및 {other}</translation>
    </message>
    <message>
        <source>everywhere</source>
        <translation>모든 구간</translation>
    </message>
    <message>
        <source>for x below {x}</source>
        <translation>x가 {x}보다 작은 구간</translation>
    </message>
    <message>
        <source>for x above {x}</source>
        <translation>x가 {x}보다 큰 구간</translation>
    </message>
    <message>
        <source>for x between {low} and {high}</source>
        <translation>x가 {low}에서 {high} 사이인 구간</translation>
    </message>
</context>
<context>
    <name>GlossaryPage</name>
    <message>
        <source>Find a term</source>
        <translation>용어 찾기</translation>
    </message>
    <message>
        <source>No term has this in its title or text.</source>
        <translation>제목이나 설명에 이 말이 있는 용어가 없습니다.</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Lesson</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>The step before (Alt+Left)</source>
        <translation>이전 단계 (Alt+Left)</translation>
    </message>
    <message>
        <source>Close the lesson</source>
        <translation>수업 닫기</translation>
    </message>
    <message>
        <source>Close the lesson. What you have done is kept in the tab Lessons.</source>
        <translation>수업을 닫습니다. 지금까지 한 것은 수업 탭에 남습니다.</translation>
    </message>
    <message>
        <source>Puts the network that this step needs into the builder.</source>
        <translation>이 단계에 필요한 신경망을 왼쪽의 모델로 불러옵니다.</translation>
    </message>
    <message>
        <source>Finish</source>
        <translation>마치기</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Close the lesson (Alt+Right)</source>
        <translation>수업 닫기 (Alt+Right)</translation>
    </message>
    <message>
        <source>The next step (Alt+Right)</source>
        <translation>다음 단계 (Alt+Right)</translation>
    </message>
    <message>
        <source>Load {preset}</source>
        <translation>{preset} 불러오기</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>First choose an answer.</source>
        <translation>먼저 답을 고르세요.</translation>
    </message>
    <message>
        <source>Still to do: {what}</source>
        <translation>남은 일: {what}</translation>
    </message>
</context>
<context>
    <name>GuidedSheet</name>
    <message>
        <source>Write a {digit}</source>
        <translation>숫자 {digit} 쓰기</translation>
    </message>
    <message>
        <source>{turn} of {times}</source>
        <translation>{times}번 중 {turn}번째</translation>
    </message>
    <message>
        <source>Sheet to write on</source>
        <translation>숫자를 쓰는 용지</translation>
    </message>
    <message>
        <source>Who writes? (optional)</source>
        <translation>쓰는 사람(선택)</translation>
    </message>
    <message>
        <source>Who writes</source>
        <translation>쓰는 사람</translation>
    </message>
    <message>
        <source>Kept with each digit, so that a class can pool theirs.</source>
        <translation>숫자마다 함께 저장하므로, 한 반이 쓴 숫자를 모을 수 있습니다.</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>이전</translation>
    </message>
    <message>
        <source>Write the one before anew (←)</source>
        <translation>바로 앞의 숫자 다시 쓰기 (←)</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Wipe the sheet (Delete)</source>
        <translation>용지 모두 지우기 (Delete)</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Leave this one out (→)</source>
        <translation>이 숫자 건너뛰기 (→)</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>다음</translation>
    </message>
    <message>
        <source>Keep it and go on (Enter or Space)</source>
        <translation>저장하고 다음으로 (Enter 또는 Space)</translation>
    </message>
    <message>
        <source>Leave the sheet</source>
        <translation>그만 쓰기</translation>
    </message>
    <message>
        <source>What is written is kept.</source>
        <translation>지금까지 쓴 숫자는 저장됩니다.</translation>
    </message>
    <message>
        <source>How far the sheet is</source>
        <translation>용지 진행률</translation>
    </message>
</context>
<context>
    <name>Headings</name>
    <message>
        <source>In its run: the accuracy with which the network&apos;s own training ended, on examples kept apart from it where there were any. Wrong and right: measured here, on the same test images for all.</source>
        <translation>실행에서: 신경망 자신의 훈련이 끝났을 때의 정확도이며, 따로 둔 샘플이 있으면 그것으로 잰 값입니다. 틀림과 맞음: 모두 같은 테스트 이미지로 여기에서 잰 값입니다.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>In its run</source>
        <translation>실행에서</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>틀림</translation>
    </message>
    <message>
        <source>Right</source>
        <translation>맞음</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Taking the data in …</source>
        <translation>데이터 저장 중 …</translation>
    </message>
    <message>
        <source>Your own data</source>
        <translation>내 데이터</translation>
    </message>
    <message>
        <source>Choose data</source>
        <translation>데이터 선택</translation>
    </message>
    <message>
        <source>Data ({patterns});;All files (*)</source>
        <translation>데이터 ({patterns});;모든 파일 (*)</translation>
    </message>
    <message>
        <source>Choose a folder of images</source>
        <translation>이미지 폴더 선택</translation>
    </message>
    <message>
        <source>Reading …</source>
        <translation>읽는 중 …</translation>
    </message>
</context>
<context>
    <name>InsightTab</name>
    <message>
        <source>Reading the test examples …</source>
        <translation>테스트 샘플을 읽는 중 …</translation>
    </message>
    <message>
        <source>The network is being examined …</source>
        <translation>신경망을 시험하는 중 …</translation>
    </message>
    <message>
        <source>Train a network first: here you see, while it learns, which test images it mistakes, what its weights look like and how its layers are doing.</source>
        <translation>먼저 신경망을 훈련하세요. 배우는 동안 어떤 테스트 이미지를 틀리는지, 가중치가 어떤 모양인지, 층의 상태가 어떤지 여기에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>This network gives a number and not a class, so nothing can be mistaken for something else. Its weights and layers can be looked at.</source>
        <translation>이 신경망은 클래스가 아니라 숫자를 답하므로, 다른 것으로 잘못 볼 일이 없습니다. 가중치와 층은 볼 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>Keeping</name>
    <message>
        <source>Pictures (*.png)</source>
        <translation>그림 (*.png)</translation>
    </message>
    <message>
        <source>Drawings (*.svg)</source>
        <translation>벡터 그림 (*.svg)</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>표 (*.csv)</translation>
    </message>
    <message>
        <source>Copy picture</source>
        <translation>그림 복사</translation>
    </message>
    <message>
        <source>Save picture as PNG …</source>
        <translation>그림을 PNG로 저장 …</translation>
    </message>
    <message>
        <source>Save picture as SVG …</source>
        <translation>그림을 SVG로 저장 …</translation>
    </message>
    <message>
        <source>Save every update as CSV …</source>
        <translation>모든 업데이트를 CSV로 저장 …</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
</context>
<context>
    <name>KernelTiles</name>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
</context>
<context>
    <name>LaneMenu</name>
    <message>
        <source>Lane {name}</source>
        <translation>레인 {name}</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>이름 바꾸기</translation>
    </message>
    <message>
        <source>Show curves</source>
        <translation>곡선 보이기</translation>
    </message>
    <message>
        <source>Hide curves</source>
        <translation>곡선 숨기기</translation>
    </message>
    <message>
        <source>Use these settings</source>
        <translation>이 설정 사용</translation>
    </message>
    <message>
        <source>Puts what this lane trains into the builder, to train it alone or change it.</source>
        <translation>이 레인의 모델과 설정을 왼쪽으로 가져와 따로 훈련하거나 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Remove lane</source>
        <translation>레인 삭제</translation>
    </message>
    <message>
        <source>The other lanes go on exactly as they would have.</source>
        <translation>다른 레인에는 아무 영향이 없습니다.</translation>
    </message>
    <message>
        <source>Only this lane</source>
        <translation>이 레인만</translation>
    </message>
    <message>
        <source>Lets the other lanes stand back until chosen again.</source>
        <translation>다시 고를 때까지 다른 레인을 흐리게 보여 줍니다.</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>색</translation>
    </message>
    <message>
        <source>{colour}, dashed</source>
        <translation>{colour}, 점선</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>파란색</translation>
    </message>
    <message>
        <source>Vermilion</source>
        <translation>주홍색</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>초록색</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>분홍색</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>호박색</translation>
    </message>
    <message>
        <source>Sky blue</source>
        <translation>하늘색</translation>
    </message>
</context>
<context>
    <name>LanePlot</name>
    <message>
        <source>and {count} more</source>
        <translation>외 {count}개</translation>
    </message>
</context>
<context>
    <name>LaneRows</name>
    <message>
        <source>What each lane takes it for</source>
        <translation>레인마다 읽은 결과</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>발산</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
</context>
<context>
    <name>LaneSetup</name>
    <message>
        <source>The lanes keep the model and the data that they were set up with.</source>
        <translation>레인들은 처음 만들 때의 모델과 데이터를 그대로 씁니다.</translation>
    </message>
    <message>
        <source>Set up anew</source>
        <translation>새로 만들기</translation>
    </message>
    <message>
        <source>builder</source>
        <translation>내 모델</translation>
    </message>
</context>
<context>
    <name>LayerActions</name>
    <message>
        <source>Duplicate</source>
        <translation>복제</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>위로 이동</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>아래로 이동</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>잘라내기</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>붙여넣기</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>켜기</translation>
    </message>
    <message>
        <source>Add {layer}</source>
        <translation>{layer} 추가</translation>
    </message>
    <message>
        <source>Move {layer}</source>
        <translation>{layer} 이동</translation>
    </message>
    <message>
        <source>Duplicate {layer}</source>
        <translation>{layer} 복제</translation>
    </message>
    <message>
        <source>Remove {layer}</source>
        <translation>{layer} 삭제</translation>
    </message>
    <message>
        <source>Switch off {layer}</source>
        <translation>{layer} 끄기</translation>
    </message>
    <message>
        <source>Switch on {layer}</source>
        <translation>{layer} 켜기</translation>
    </message>
    <message>
        <source>Cut {layer}</source>
        <translation>{layer} 잘라내기</translation>
    </message>
    <message>
        <source>Paste {layer}</source>
        <translation>{layer} 붙여넣기</translation>
    </message>
</context>
<context>
    <name>LayerChips</name>
    <message>
        <source>{number}. {title}</source>
        <translation>{number}. {title}</translation>
    </message>
</context>
<context>
    <name>LayerView</name>
    <message>
        <source>and {n} more channels</source>
        <translation>그 밖의 채널 {n}개</translation>
    </message>
</context>
<context>
    <name>LayersPage</name>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>활성값</translation>
    </message>
    <message>
        <source>Gradients</source>
        <translation>그레이디언트</translation>
    </message>
    <message>
        <source>Looking at the layers …</source>
        <translation>층을 살펴보는 중 …</translation>
    </message>
    <message>
        <source>1 moment, at update {n:,}</source>
        <translation>시점 1개, 업데이트 {n:,}</translation>
    </message>
    <message>
        <source>{count} moments, update {first:,} to {last:,}</source>
        <translation>시점 {count}개, 업데이트 {first:,} ~ {last:,}</translation>
    </message>
    <message>
        <source>All weights and biases of a layer.</source>
        <translation>한 층의 모든 가중치와 편향입니다.</translation>
    </message>
    <message>
        <source>What its units give for some training examples.</source>
        <translation>몇몇 훈련 샘플에 대해 유닛이 내는 값입니다.</translation>
    </message>
    <message>
        <source>How the loss asks each weight to change.</source>
        <translation>손실이 가중치마다 요구하는 변화입니다.</translation>
    </message>
    <message>
        <source>A layer learns only where a gradient reaches it and its units are neither dead nor saturated; a colour marks what should give you pause.</source>
        <translation>층은 그레이디언트가 도달하고 유닛이 죽거나 포화되지 않았을 때만 배웁니다. 눈여겨볼 곳은 색으로 표시합니다.</translation>
    </message>
    <message>
        <source>Moments are collected while this page is open; earlier ones are absent.</source>
        <translation>이 페이지가 열려 있는 동안의 시점만 모읍니다. 그 전의 시점은 없습니다.</translation>
    </message>
</context>
<context>
    <name>Leaderboard</name>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Training loss, a mean over the last batches.</source>
        <translation>훈련 손실로, 최근 배치들의 평균입니다.</translation>
    </message>
    <message>
        <source>best · epoch</source>
        <translation>최고 · 에포크</translation>
    </message>
    <message>
        <source>The best validation accuracy so far, and its epoch.</source>
        <translation>지금까지의 최고 검증 정확도와 그 에포크입니다.</translation>
    </message>
    <message>
        <source>examples/s</source>
        <translation>샘플/초</translation>
    </message>
    <message>
        <source>Training examples learnt from in a second, lately.</source>
        <translation>최근 1초 동안 학습한 훈련 샘플의 수입니다.</translation>
    </message>
    <message>
        <source>parameters</source>
        <translation>파라미터</translation>
    </message>
    <message>
        <source>How many numbers the model has to learn.</source>
        <translation>모델이 배워야 할 숫자의 개수입니다.</translation>
    </message>
    <message>
        <source>val. accuracy</source>
        <translation>검증 정확도</translation>
    </message>
    <message>
        <source>The share of the validation examples read rightly, at the end of the last epoch. Grey: of the training examples, where a lane has no validation.</source>
        <translation>마지막 에포크가 끝났을 때 맞힌 검증 샘플의 비율입니다. 검증이 없는 레인은 훈련 샘플의 비율을 회색으로 보여 줍니다.</translation>
    </message>
    <message>
        <source>accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>The share of the last batches&apos; examples read rightly while training.</source>
        <translation>훈련하면서 최근 배치들에서 맞힌 샘플의 비율입니다.</translation>
    </message>
    <message>
        <source>test accuracy</source>
        <translation>테스트 정확도</translation>
    </message>
    <message>
        <source>to {percent} %</source>
        <translation>{percent} %까지</translation>
    </message>
    <message>
        <source>Seconds of this lane&apos;s own training until its accuracy first came to {percent} %.</source>
        <translation>정확도가 처음 {percent} %에 이를 때까지 이 레인을 훈련한 시간(초)입니다.</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>preparing …</source>
        <translation>준비 중 …</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>정지 중</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>failed: {reason}</source>
        <translation>실패: {reason}</translation>
    </message>
    <message>
        <source>diverged at update {update}: the loss soared</source>
        <translation>업데이트 {update}에서 발산: 손실 급증</translation>
    </message>
    <message>
        <source>diverged at update {update}: loss not a number any more</source>
        <translation>업데이트 {update}에서 발산: 손실이 숫자가 아님</translation>
    </message>
    <message>
        <source>Its steps were too large. A smaller learning rate usually helps; so does clipping the gradient. The other lanes go on untouched.</source>
        <translation>스텝이 너무 컸습니다. 학습률을 낮추거나 그레이디언트를 클리핑하면 대개 나아집니다. 다른 레인은 영향을 받지 않고 계속됩니다.</translation>
    </message>
    <message>
        <source>The other lanes go on untouched.</source>
        <translation>다른 레인은 영향을 받지 않고 계속됩니다.</translation>
    </message>
    <message>
        <source>epoch {done} of {all}, {updates} updates</source>
        <translation>에포크 {done}/{all}, 업데이트 {updates}번</translation>
    </message>
    <message>
        <source>Measured on the training examples, while training.</source>
        <translation>훈련하면서 훈련 샘플로 잰 값입니다.</translation>
    </message>
    <message>
        <source>Here validation told it, at the end of an epoch.</source>
        <translation>이 값은 에포크가 끝났을 때의 검증으로 알아냈습니다.</translation>
    </message>
    <message>
        <source>Here the accuracy while training told it.</source>
        <translation>이 값은 훈련하는 동안의 정확도로 알아냈습니다.</translation>
    </message>
    <message>
        <source>Whether a lane sets out as the others do: with the same weights, the same examples in the same order and the same chance in dropout.</source>
        <translation>레인이 다른 레인과 같은 조건에서 시작하는지 보여 줍니다. 가중치, 샘플과 그 순서, 드롭아웃의 난수가 같은지 봅니다.</translation>
    </message>
    <message>
        <source>Rename, recolour, remove … (Enter)</source>
        <translation>이름, 색, 삭제 … (Enter)</translation>
    </message>
    <message>
        <source>Show its curves (H)</source>
        <translation>곡선 보이기 (H)</translation>
    </message>
    <message>
        <source>Hide its curves (H)</source>
        <translation>곡선 숨기기 (H)</translation>
    </message>
</context>
<context>
    <name>Legend</name>
    <message>
        <source>and {n} more</source>
        <translation>외 {n}개</translation>
    </message>
</context>
<context>
    <name>LessonRow</name>
    <message>
        <source>{done} of {count}</source>
        <translation>{done}/{count}</translation>
    </message>
    <message>
        <source>{done} of {count} steps are done.</source>
        <translation>{count}단계 중 {done}단계를 마쳤습니다.</translation>
    </message>
    <message>
        <source>Again</source>
        <translation>다시 하기</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어서 하기</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
</context>
<context>
    <name>LessonsPage</name>
    <message>
        <source>Open a folder…</source>
        <translation>폴더 열기…</translation>
    </message>
    <message>
        <source>Back to the course</source>
        <translation>기본 수업으로 돌아가기</translation>
    </message>
    <message>
        <source>Reading the lessons…</source>
        <translation>수업을 읽는 중…</translation>
    </message>
    <message>
        <source>Opens lessons of your own: files such as those that come with Sketchgrad.</source>
        <translation>직접 만든 수업을 엽니다. Sketchgrad에 들어 있는 수업과 같은 형식의 파일입니다.</translation>
    </message>
    <message>
        <source>1 file cannot be used</source>
        <translation>쓸 수 없는 파일 1개</translation>
    </message>
    <message>
        <source>{count} files cannot be used</source>
        <translation>쓸 수 없는 파일 {count}개</translation>
    </message>
    <message>
        <source>Each lesson takes a few minutes. It leads through the real window: read what to do at the top, do it, and see why it came out so.</source>
        <translation>수업 하나는 몇 분이면 끝납니다. 실제 창에서 진행합니다. 위쪽에서 할 일을 읽고, 직접 해 보고, 왜 그런 결과가 나왔는지 확인하세요.</translation>
    </message>
    <message>
        <source>There are no lessons in the folder “{folder}”: files that end in .toml.</source>
        <translation>“{folder}” 폴더에 수업이 없습니다. 수업은 이름이 .toml로 끝나는 파일입니다.</translation>
    </message>
    <message>
        <source>From the folder “{folder}”.</source>
        <translation>“{folder}” 폴더에서 읽은 수업입니다.</translation>
    </message>
</context>
<context>
    <name>LessonsTab</name>
    <message>
        <source>Lessons</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>Glossary</source>
        <translation>용어집</translation>
    </message>
    <message>
        <source>What to do in this window to understand how networks learn.</source>
        <translation>신경망이 어떻게 배우는지 이해하기 위해 이 창에서 해 볼 일입니다.</translation>
    </message>
    <message>
        <source>The words of the course, one explanation each.</source>
        <translation>수업에 나오는 용어를 하나씩 설명합니다.</translation>
    </message>
    <message>
        <source>Open a folder with lessons</source>
        <translation>수업 폴더 열기</translation>
    </message>
</context>
<context>
    <name>LineView</name>
    <message>
        <source>The network&apos;s answers along the input</source>
        <translation>입력에 따른 신경망의 답</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Train</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Race</source>
        <translation>경주</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>Lessons</source>
        <translation>수업</translation>
    </message>
    <message>
        <source>Loss and accuracy of the run, live.</source>
        <translation>훈련의 손실과 정확도를 실시간으로 봅니다.</translation>
    </message>
    <message>
        <source>Several networks side by side, alike but for one setting.</source>
        <translation>설정 하나만 다른 여러 신경망을 나란히 훈련합니다.</translation>
    </message>
    <message>
        <source>What the network learns from: look, choose, change.</source>
        <translation>신경망이 배우는 데이터를 보고, 고르고, 바꿉니다.</translation>
    </message>
    <message>
        <source>Drawing</source>
        <translation>그림</translation>
    </message>
    <message>
        <source>Why your drawing is read as it is, and what you can teach with it.</source>
        <translation>그림을 왜 그렇게 읽는지 보고, 그림으로 신경망을 가르칩니다.</translation>
    </message>
    <message>
        <source>Insight</source>
        <translation>분석</translation>
    </message>
    <message>
        <source>What the network gets wrong, and what goes on in its layers.</source>
        <translation>신경망이 무엇을 틀리고, 층에서 무슨 일이 일어나는지 봅니다.</translation>
    </message>
    <message>
        <source>Playground</source>
        <translation>플레이그라운드</translation>
    </message>
    <message>
        <source>Points in the plane, and how the network parts them.</source>
        <translation>평면 위의 점과, 신경망이 점을 나누는 방법을 봅니다.</translation>
    </message>
    <message>
        <source>Activations</source>
        <translation>활성화 함수</translation>
    </message>
    <message>
        <source>What a unit does with its weighted sum, and what that does to learning.</source>
        <translation>유닛이 가중합에 적용하는 함수와, 그것이 학습에 미치는 영향을 봅니다.</translation>
    </message>
    <message>
        <source>A first course in ten lessons, done in this window; and a glossary.</source>
        <translation>이 창에서 직접 해 보는 첫 과정 열 수업과 용어집입니다.</translation>
    </message>
    <message>
        <source>Stop the race first, then load “{title}”.</source>
        <translation>먼저 경주를 멈춘 뒤 불러오세요: {title}</translation>
    </message>
    <message>
        <source>Load {title}</source>
        <translation>{title} 불러오기</translation>
    </message>
    <message>
        <source>Use the settings of {name}</source>
        <translation>{name} 설정 사용</translation>
    </message>
    <message>
        <source>Change data</source>
        <translation>데이터 변경</translation>
    </message>
    <message>
        <source>Change learning rate</source>
        <translation>학습률 변경</translation>
    </message>
</context>
<context>
    <name>MeasureBar</name>
    <message>
        <source>Measure</source>
        <translation>측정</translation>
    </message>
    <message>
        <source>After every change</source>
        <translation>바꿀 때마다</translation>
    </message>
    <message>
        <source>Reads {n} drawings by the built-in pen with all stages on, and with each one off.</source>
        <translation>내장 펜으로 쓴 그림 {n}개를 모든 단계를 켜고 한 번, 단계를 하나씩 끄고 한 번씩 읽습니다.</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>신경망</translation>
    </message>
    <message>
        <source>Network to measure</source>
        <translation>측정할 신경망</translation>
    </message>
    <message>
        <source>The network that reads the test drawings; the pad keeps its own.</source>
        <translation>테스트용 그림을 읽을 신경망입니다. 그림판의 신경망은 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>A network can only read what looks like the pictures it learnt from: measure what each stage left out costs it.</source>
        <translation>신경망은 배운 그림과 비슷한 것만 읽을 수 있습니다. 단계를 하나씩 뺄 때마다 정확도를 얼마나 잃는지 잽니다.</translation>
    </message>
    <message>
        <source>Measures again whenever a stage is switched on or off.</source>
        <translation>단계를 켜거나 끌 때마다 다시 잽니다.</translation>
    </message>
    <message>
        <source>Progress of the measurement</source>
        <translation>측정 진행률</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>MemberList</name>
    <message>
        <source>Networks for the ensemble</source>
        <translation>앙상블에 넣을 신경망</translation>
    </message>
    <message>
        <source>Average of {n}</source>
        <translation>{n}개의 평균</translation>
    </message>
    <message>
        <source>Vote of {n}</source>
        <translation>{n}개의 다수결</translation>
    </message>
    <message>
        <source>The class that most members answer; of equally many, by average.</source>
        <translation>가장 많은 신경망이 답한 클래스입니다. 수가 같으면 평균으로 정합니다.</translation>
    </message>
    <message>
        <source>The class whose probability is the highest on average over all members.</source>
        <translation>모든 신경망의 확률을 평균했을 때 가장 높은 클래스입니다.</translation>
    </message>
    <message>
        <source>ticked</source>
        <translation>선택됨</translation>
    </message>
    <message>
        <source>not ticked</source>
        <translation>선택 안 됨</translation>
    </message>
    <message>
        <source>{share} in its run</source>
        <translation>실행에서 {share}</translation>
    </message>
    <message>
        <source>{share} of the test images right</source>
        <translation>테스트 이미지의 {share} 맞힘</translation>
    </message>
</context>
<context>
    <name>Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>파일(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>편집(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>실행(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>보기(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>도움말(&amp;H)</translation>
    </message>
    <message>
        <source>Open spec …</source>
        <translation>스펙 열기 …</translation>
    </message>
    <message>
        <source>Save spec as …</source>
        <translation>다른 이름으로 스펙 저장 …</translation>
    </message>
    <message>
        <source>Save curves as CSV …</source>
        <translation>곡선을 CSV로 저장 …</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Preferences …</source>
        <translation>환경 설정 …</translation>
    </message>
    <message>
        <source>Follow the system</source>
        <translation>시스템 설정 따르기</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Larger text</source>
        <translation>글자 크게</translation>
    </message>
    <message>
        <source>Smaller text</source>
        <translation>글자 작게</translation>
    </message>
    <message>
        <source>Normal text</source>
        <translation>기본 글자 크기</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>키보드 단축키</translation>
    </message>
    <message>
        <source>About Sketchgrad</source>
        <translation>Sketchgrad 정보</translation>
    </message>
    <message>
        <source>Open spec</source>
        <translation>스펙 열기</translation>
    </message>
    <message>
        <source>Specs (*.json)</source>
        <translation>스펙 (*.json)</translation>
    </message>
    <message>
        <source>Open {name}</source>
        <translation>{name} 열기</translation>
    </message>
    <message>
        <source>Save spec</source>
        <translation>스펙 저장</translation>
    </message>
    <message>
        <source>Save curves</source>
        <translation>곡선 저장</translation>
    </message>
    <message>
        <source>Tables (*.csv)</source>
        <translation>표 (*.csv)</translation>
    </message>
    <message>
        <source>TensorFlow is still starting.</source>
        <translation>TensorFlow를 아직 시작하는 중입니다.</translation>
    </message>
    <message>
        <source>Build a neural network, watch it learn, draw digits that it reads.

Version {version}
{backend}

Free software under the MIT licence.</source>
        <translation>신경망을 만들고, 배우는 과정을 지켜보고, 신경망이 읽을 숫자를 그려 보세요.

버전 {version}
{backend}

MIT 라이선스를 따르는 자유 소프트웨어입니다.</translation>
    </message>
    <message>
        <source>Train, pause, resume</source>
        <translation>훈련, 일시정지, 계속</translation>
    </message>
    <message>
        <source>One batch, one epoch</source>
        <translation>배치 하나, 에포크 하나</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>Train more</source>
        <translation>더 훈련</translation>
    </message>
    <message>
        <source>Restart from fresh weights</source>
        <translation>새 가중치로 다시 시작</translation>
    </message>
    <message>
        <source>Undo, redo; on the pad: strokes</source>
        <translation>실행 취소/다시 실행 (그림판은 획)</translation>
    </message>
    <message>
        <source>Choose a layer</source>
        <translation>층 선택</translation>
    </message>
    <message>
        <source>Move the layer</source>
        <translation>층 이동</translation>
    </message>
    <message>
        <source>Duplicate the layer</source>
        <translation>층 복제</translation>
    </message>
    <message>
        <source>Remove the layer; on the pad: clear</source>
        <translation>층 삭제 (그림판은 모두 지우기)</translation>
    </message>
    <message>
        <source>Size of the text</source>
        <translation>글자 크기</translation>
    </message>
</context>
<context>
    <name>MistakesPage</name>
    <message>
        <source>All mistakes</source>
        <translation>모든 오답</translation>
    </message>
    <message>
        <source>Most confident mistakes</source>
        <translation>가장 확신한 오답</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>{truth} answered right</source>
        <translation>정답 {truth}, 맞힘</translation>
    </message>
    <message>
        <source>{truth} taken for {answer}</source>
        <translation>정답 {truth}, 예측 {answer}</translation>
    </message>
    <message>
        <source>No example of this kind.</source>
        <translation>이런 샘플이 없습니다.</translation>
    </message>
    <message>
        <source>Not a single mistake.</source>
        <translation>오답이 하나도 없습니다.</translation>
    </message>
    <message>
        <source>{share:.1f} % right of {n:,} test examples</source>
        <translation>테스트 샘플 {n:,}개 중 {share:.1f} % 맞힘</translation>
    </message>
    <message>
        <source>Each row is what examples are, each column what the network takes them for: off the diagonal are its mistakes, the stronger the more of the row. Click a cell.</source>
        <translation>행은 샘플의 정답이고 열은 신경망의 예측입니다. 대각선 밖이 오답이며, 행에서 차지하는 비율이 클수록 색이 진합니다. 칸을 클릭하세요.</translation>
    </message>
    <message>
        <source>Show the most confident mistakes of all classes again.</source>
        <translation>모든 클래스에서 가장 확신한 오답을 다시 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>ModelTable</name>
    <message>
        <source>How networks read my digits</source>
        <translation>신경망별로 내 숫자를 읽은 결과</translation>
    </message>
    <message>
        <source>Choose a network to see in the grid what it reads wrongly.</source>
        <translation>신경망을 고르면 잘못 읽은 숫자를 격자에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>reads all of them</source>
        <translation>모두 맞게 읽음</translation>
    </message>
</context>
<context>
    <name>MomentRow</name>
    <message>
        <source>Now</source>
        <translation>현재로</translation>
    </message>
    <message>
        <source>Shown: now</source>
        <translation>표시: 현재</translation>
    </message>
    <message>
        <source>Shown: update {update} (epoch {epoch})</source>
        <translation>표시: 업데이트 {update} (에포크 {epoch})</translation>
    </message>
    <message>
        <source>Shown: before training</source>
        <translation>표시: 훈련 전</translation>
    </message>
    <message>
        <source>Shown: after epoch {n}</source>
        <translation>표시: 에포크 {n} 뒤</translation>
    </message>
    <message>
        <source>Epoch shown</source>
        <translation>표시할 에포크</translation>
    </message>
    <message>
        <source>From before training over the end of each epoch to now: see how it came.</source>
        <translation>훈련 전부터 에포크가 끝날 때마다, 그리고 현재까지 어떻게 변해 왔는지 봅니다.</translation>
    </message>
    <message>
        <source>Back to the present.</source>
        <translation>현재로 돌아갑니다.</translation>
    </message>
</context>
<context>
    <name>MyDigitsPage</name>
    <message>
        <source>A network is reading them …</source>
        <translation>신경망이 읽는 중 …</translation>
    </message>
    <message>
        <source>{network} reads {right} of these {count}.</source>
        <translation>숫자 {count}개 중 {right}개를 맞게 읽었습니다({network}).</translation>
    </message>
    <message>
        <source>Train on MNIST and my digits</source>
        <translation>MNIST와 내 숫자로 훈련</translation>
    </message>
    <message>
        <source>Train only on my digits</source>
        <translation>내 숫자로만 훈련</translation>
    </message>
</context>
<context>
    <name>MyDigitsWords</name>
    <message>
        <source>No digits yet</source>
        <translation>아직 숫자 없음</translation>
    </message>
    <message>
        <source>{train:,} to train on, {test:,} to test with</source>
        <translation>훈련용 {train:,}개, 테스트용 {test:,}개</translation>
    </message>
    <message>
        <source>writers: {count}</source>
        <translation>쓴 사람: {count}명</translation>
    </message>
    <message>
        <source>1 digit</source>
        <translation>숫자 1개</translation>
    </message>
    <message>
        <source>{count:,} digits</source>
        <translation>숫자 {count:,}개</translation>
    </message>
    <message>
        <source>Digits added: {n:,}.</source>
        <translation>추가한 숫자: {n:,}개.</translation>
    </message>
    <message>
        <source>Already there: {n:,}.</source>
        <translation>이미 있는 숫자: {n:,}개.</translation>
    </message>
    <message>
        <source>Digits written to {path}: {n:,}.</source>
        <translation>{path}에 저장한 숫자: {n:,}개.</translation>
    </message>
</context>
<context>
    <name>NameEdit</name>
    <message>
        <source>Name of the lane</source>
        <translation>레인 이름</translation>
    </message>
</context>
<context>
    <name>NeighbourTile</name>
    <message>
        <source>A training image of {name}, {distance:.2f} away. Click: show it on the pad.</source>
        <translation>{name} 훈련 이미지, 거리 {distance:.2f}. 클릭하면 그림판에 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>Networks</name>
    <message>
        <source>The shipped model</source>
        <translation>내장 모델</translation>
    </message>
    <message>
        <source>The current model</source>
        <translation>현재 모델</translation>
    </message>
    <message>
        <source>{name} · {share:.1f} %</source>
        <translation>{name} · {share:.1f} %</translation>
    </message>
</context>
<context>
    <name>News</name>
    <message>
        <source>{what}: {done:.1f} of {total:.1f} MB</source>
        <translation>{what}: {total:.1f} MB 중 {done:.1f} MB</translation>
    </message>
    <message>
        <source>The run diverged: after {count:,} updates the loss grew beyond all bounds. The learning rate of {rate:.10g} is probably too high.</source>
        <translation>훈련이 발산했습니다. {count:,}번 업데이트한 뒤 손실이 끝없이 커졌습니다. 학습률이 너무 높은 것 같습니다({rate:.10g}).</translation>
    </message>
    <message>
        <source>Restart with {rate:.10g}</source>
        <translation>{rate:.10g}(으)로 다시 시작</translation>
    </message>
    <message>
        <source>Lower the learning rate</source>
        <translation>학습률 낮추기</translation>
    </message>
</context>
<context>
    <name>NoveltyNeedle</name>
    <message>
        <source>{verdict} · {name}</source>
        <translation>{verdict} · {name}</translation>
    </message>
    <message>
        <source>How much it looks like a digit</source>
        <translation>숫자처럼 보이는 정도</translation>
    </message>
    <message>
        <source>How much it is like the examples</source>
        <translation>배운 샘플과 비슷한 정도</translation>
    </message>
    <message>
        <source>Several networks read; this is what {name} has to say.</source>
        <translation>여러 신경망이 읽고 있습니다. 이것은 {name}의 판단입니다.</translation>
    </message>
    <message>
        <source>Left: like the examples the network has learnt from. Right: like none of them. The percentages only share 100 % out among the classes, so the network can be sure of a scribble; how far the drawing is from all examples tells what they cannot.</source>
        <translation>왼쪽: 신경망이 배운 샘플과 비슷합니다. 오른쪽: 어느 샘플과도 비슷하지 않습니다. 확률은 100 %를 클래스끼리 나눈 것일 뿐이라, 신경망은 낙서도 확신할 수 있습니다. 그림이 모든 샘플에서 얼마나 먼지를 보면 확률로 알 수 없는 것을 알 수 있습니다.</translation>
    </message>
    <message>
        <source>Not a digit?</source>
        <translation>숫자가 아닐까요?</translation>
    </message>
    <message>
        <source>looks like a digit</source>
        <translation>숫자처럼 보임</translation>
    </message>
    <message>
        <source>Unlike its examples?</source>
        <translation>배운 샘플과 다를까요?</translation>
    </message>
    <message>
        <source>like its examples</source>
        <translation>배운 샘플과 비슷함</translation>
    </message>
</context>
<context>
    <name>NumberEdit</name>
    <message>
        <source>A number is needed here.</source>
        <translation>숫자를 입력하세요.</translation>
    </message>
    <message>
        <source>{value} is too large.</source>
        <translation>{value}은(는) 너무 큽니다.</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>정수</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>숫자</translation>
    </message>
    <message>
        <source>“{text}” is not {kind}.</source>
        <translation>“{text}”은(는) {kind}가 아닙니다.</translation>
    </message>
    <message>
        <source>{value} is too small; the least is {least}.</source>
        <translation>{value}은(는) 너무 작습니다. 최솟값은 {least}입니다.</translation>
    </message>
    <message>
        <source>{value} is too large; the greatest is {greatest}.</source>
        <translation>{value}은(는) 너무 큽니다. 최댓값은 {greatest}입니다.</translation>
    </message>
</context>
<context>
    <name>OptionsForm</name>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Found by its name.</source>
        <translation>이름으로 찾습니다.</translation>
    </message>
</context>
<context>
    <name>OptionsRow</name>
    <message>
        <source>Change points</source>
        <translation>점 개수 변경</translation>
    </message>
    <message>
        <source>Change noise</source>
        <translation>노이즈 변경</translation>
    </message>
</context>
<context>
    <name>OwnPoints</name>
    <message>
        <source>Add a point</source>
        <translation>점 추가</translation>
    </message>
    <message>
        <source>Move a point</source>
        <translation>점 이동</translation>
    </message>
    <message>
        <source>Remove a point</source>
        <translation>점 삭제</translation>
    </message>
    <message>
        <source>Clear the points</source>
        <translation>점 모두 지우기</translation>
    </message>
    <message>
        <source>Use my points</source>
        <translation>내 점 사용</translation>
    </message>
</context>
<context>
    <name>PadCanvas</name>
    <message>
        <source>Draw a digit</source>
        <translation>숫자를 그리세요</translation>
    </message>
    <message>
        <source>Drawing pad</source>
        <translation>그림판</translation>
    </message>
    <message>
        <source>Draw a digit with the mouse, a pen or a finger. Delete clears.</source>
        <translation>마우스, 펜, 손가락으로 숫자를 그리세요. Delete 키를 누르면 지워집니다.</translation>
    </message>
    <message>
        <source>Only one picture at a time can be dropped here.</source>
        <translation>여기에는 그림을 한 번에 하나만 놓을 수 있습니다.</translation>
    </message>
    <message>
        <source>Drop a picture of a digit</source>
        <translation>숫자 그림을 놓으세요</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>지우개</translation>
    </message>
</context>
<context>
    <name>PadNotice</name>
    <message>
        <source>Test images are kept back: the network has never learnt from this one.</source>
        <translation>테스트 이미지는 따로 둔 것이라, 신경망이 배운 적이 없습니다.</translation>
    </message>
    <message>
        <source>The network may have learnt from this image; a test image is a fairer test.</source>
        <translation>신경망이 이미 배운 이미지일 수 있습니다. 테스트 이미지로 시험하는 것이 더 공정합니다.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>왜?</translation>
    </message>
    <message>
        <source>See what in the picture speaks for this answer</source>
        <translation>그림에서 이 답의 근거가 된 부분 보기</translation>
    </message>
</context>
<context>
    <name>PadPanel</name>
    <message>
        <source>Test image</source>
        <translation>테스트 이미지</translation>
    </message>
    <message>
        <source>reads: current model</source>
        <translation>현재 모델이 읽음</translation>
    </message>
    <message>
        <source>Draw a digit</source>
        <translation>숫자를 그리세요</translation>
    </message>
    <message>
        <source>Picture of a digit</source>
        <translation>숫자 그림</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>샘플</translation>
    </message>
</context>
<context>
    <name>PadPictures</name>
    <message>
        <source>Pasted picture</source>
        <translation>붙여 넣은 그림</translation>
    </message>
    <message>
        <source>{name} · as the network sees it</source>
        <translation>{name} · 신경망이 보는 모습</translation>
    </message>
</context>
<context>
    <name>PadPreview</name>
    <message>
        <source>What the network sees</source>
        <translation>신경망이 보는 그림</translation>
    </message>
    <message>
        <source>The 28 × 28 grey levels the network gets: your digit, scaled to 20 pixels and centred by its mass, exactly as in MNIST.</source>
        <translation>신경망이 받는 28 × 28 회색조 값입니다. MNIST와 똑같이, 그린 숫자를 20픽셀 크기로 맞추고 무게 중심을 가운데에 둡니다.</translation>
    </message>
    <message>
        <source>The {width} × {height} pixels the network gets, just as the data has them.</source>
        <translation>신경망이 받는 {width} × {height}픽셀로, 데이터에 있는 그대로입니다.</translation>
    </message>
</context>
<context>
    <name>PadTools</name>
    <message>
        <source>Undo</source>
        <translation>실행 취소</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>다시 실행</translation>
    </message>
    <message>
        <source>Draw again what was taken back (Ctrl+Shift+Z on the pad)</source>
        <translation>되돌린 획 다시 그리기 (그림판에서 Ctrl+Shift+Z)</translation>
    </message>
    <message>
        <source>Eraser</source>
        <translation>지우개</translation>
    </message>
    <message>
        <source>Wipe whole strokes by dragging over them (E on the pad, P for the pen again). The right mouse button always erases.</source>
        <translation>획 위로 끌면 획을 통째로 지웁니다(그림판에서 E, 다시 펜으로는 P). 마우스 오른쪽 버튼은 언제나 지우개입니다.</translation>
    </message>
    <message>
        <source>Take back the last stroke (Ctrl+Z on the pad)</source>
        <translation>마지막 획을 되돌립니다. (그림판에서 Ctrl+Z)</translation>
    </message>
    <message>
        <source>Wipe the pad (Delete on the pad)</source>
        <translation>그림판을 모두 지웁니다. (그림판에서 Delete)</translation>
    </message>
    <message>
        <source>Test image</source>
        <translation>테스트 이미지</translation>
    </message>
    <message>
        <source>Show a test image of the data instead of a drawing: does the network know it?</source>
        <translation>그림 대신 데이터의 테스트 이미지를 보여 줍니다. 신경망이 알아볼까요?</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Pictures: paste, open, copy, save</source>
        <translation>그림: 붙여 넣기, 열기, 복사, 저장</translation>
    </message>
    <message>
        <source>Paste a picture of a digit</source>
        <translation>숫자 그림 붙여 넣기</translation>
    </message>
    <message>
        <source>Open a picture of a digit …</source>
        <translation>숫자 그림 열기 …</translation>
    </message>
    <message>
        <source>Copy as a picture</source>
        <translation>그림으로 복사</translation>
    </message>
    <message>
        <source>Save as a picture …</source>
        <translation>그림으로 저장 …</translation>
    </message>
    <message>
        <source>Pen width</source>
        <translation>펜 굵기</translation>
    </message>
    <message>
        <source>Pen width, as a share of the digit&apos;s longer side. {usual} gives as much ink as the digits of MNIST have; a network reads best what looks like its examples.</source>
        <translation>펜 굵기로, 숫자의 긴 변에 대한 비율입니다. {usual}일 때 MNIST 숫자와 잉크 양이 같습니다. 신경망은 배운 샘플과 비슷한 그림을 가장 잘 읽습니다.</translation>
    </message>
</context>
<context>
    <name>PageStack</name>
    <message>
        <source>Mistakes</source>
        <translation>오답</translation>
    </message>
    <message>
        <source>Which classes are taken for which, and the images of each mistake.</source>
        <translation>어떤 클래스를 어떤 클래스로 잘못 보는지와, 틀린 이미지를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Weights</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>The weights of the first layer, and of convolutions, as pictures.</source>
        <translation>첫 층과 합성곱 층의 가중치를 그림으로 보여 줍니다.</translation>
    </message>
    <message>
        <source>Layers</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Gradients, dead and saturated units, and how values spread over time.</source>
        <translation>그레이디언트, 죽은 유닛과 포화된 유닛, 시간에 따른 값의 분포를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Test images</source>
        <translation>테스트 이미지</translation>
    </message>
    <message>
        <source>Every test image with the network&apos;s two most probable answers.</source>
        <translation>모든 테스트 이미지와, 신경망이 가장 그럴듯하게 본 두 답을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Ensemble</source>
        <translation>앙상블</translation>
    </message>
    <message>
        <source>What several networks gain when they answer together.</source>
        <translation>여러 신경망이 함께 답하면 얼마나 나아지는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>Arithmetic</source>
        <translation>계산 과정</translation>
    </message>
    <message>
        <source>How one unit comes to its value, and the next update of one weight.</source>
        <translation>유닛 하나의 값이 어떻게 나오는지, 그리고 가중치 하나의 다음 업데이트를 봅니다.</translation>
    </message>
</context>
<context>
    <name>PairEditor</name>
    <message>
        <source>height</source>
        <translation>높이</translation>
    </message>
    <message>
        <source>width</source>
        <translation>너비</translation>
    </message>
    <message>
        <source>Both numbers are needed, or none.</source>
        <translation>두 숫자를 모두 쓰거나 모두 비워 두세요.</translation>
    </message>
</context>
<context>
    <name>ParamNumberEdit</name>
    <message>
        <source>not set</source>
        <translation>설정 안 함</translation>
    </message>
</context>
<context>
    <name>Parameters</name>
    <message>
        <source>ReLU</source>
        <translation>ReLU</translation>
    </message>
    <message>
        <source>|x|</source>
        <translation>|x|</translation>
    </message>
    <message>
        <source>Bowl of 4</source>
        <translation>직선 4개의 그릇 모양</translation>
    </message>
    <message>
        <source>Slope for x &lt; 0</source>
        <translation>x &lt; 0에서의 기울기</translation>
    </message>
    <message>
        <source>Drag the ends of the dashed lines.</source>
        <translation>점선의 양 끝을 끌어 보세요.</translation>
    </message>
    <message>
        <source>A Maxout unit gives the largest of its lines. Training moves the lines, so that the unit learns the bend of its own function.</source>
        <translation>Maxout 유닛은 여러 직선의 값 중 가장 큰 것을 출력합니다. 훈련하면 직선이 움직이므로, 유닛은 자기 함수가 꺾이는 모양까지 배웁니다.</translation>
    </message>
</context>
<context>
    <name>PartForm</name>
    <message>
        <source>Change {setting}</source>
        <translation>{setting} 변경</translation>
    </message>
</context>
<context>
    <name>PipelineView</name>
    <message>
        <source>From your strokes to what the network gets</source>
        <translation>내가 그은 획에서 신경망의 입력까지</translation>
    </message>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>{row}행 {column}열: {value}</translation>
    </message>
    <message>
        <source>To the network a picture is a table of numbers, 0 to 255:</source>
        <translation>신경망에게 그림은 0부터 255까지의 숫자로 된 표입니다:</translation>
    </message>
    <message>
        <source>Draw a digit on the pad</source>
        <translation>그림판에 숫자를 그리세요</translation>
    </message>
</context>
<context>
    <name>PixelView</name>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>{row}행 {column}열: {value}</translation>
    </message>
</context>
<context>
    <name>PlaneView</name>
    <message>
        <source>The network&apos;s answers all over the plane</source>
        <translation>평면 전체에서 신경망의 답</translation>
    </message>
</context>
<context>
    <name>Playground</name>
    <message>
        <source>epoch {number}</source>
        <translation>에포크 {number}</translation>
    </message>
    <message>
        <source>loss {value}</source>
        <translation>손실 {value}</translation>
    </message>
    <message>
        <source>validation {value}</source>
        <translation>검증 {value}</translation>
    </message>
</context>
<context>
    <name>PlaygroundTab</name>
    <message>
        <source>The model does not fit these points.</source>
        <translation>모델이 이 점들에 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Use a small network for points</source>
        <translation>점에 맞는 작은 신경망 사용</translation>
    </message>
    <message>
        <source>Change data</source>
        <translation>데이터 변경</translation>
    </message>
</context>
<context>
    <name>PlotChips</name>
    <message>
        <source>raw</source>
        <translation>원본</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>since start</source>
        <translation>처음부터</translation>
    </message>
    <message>
        <source>training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>smooth {count}</source>
        <translation>평활 {count}</translation>
    </message>
    <message>
        <source>Training: every batch, as it was learnt from. Validation: examples kept apart, measured at the end of each epoch.</source>
        <translation>훈련: 배치마다 학습하면서 잰 값입니다. 검증: 따로 둔 샘플로 에포크가 끝날 때마다 잰 값입니다.</translation>
    </message>
    <message>
        <source>The line in front is a running mean over about so many updates: more of them show the trend, fewer show what happened when.</source>
        <translation>앞에 그린 곡선은 대략 이 업데이트 수만큼의 이동 평균입니다. 많으면 추세가, 적으면 언제 무슨 일이 있었는지가 잘 보입니다.</translation>
    </message>
    <message>
        <source>Every batch, unsmoothed, behind the lines.</source>
        <translation>평활하지 않은 배치별 값을 곡선 뒤에 그립니다.</translation>
    </message>
    <message>
        <source>A logarithmic axis shows small losses as clearly as large ones.</source>
        <translation>로그 축에서는 작은 손실도 큰 손실처럼 또렷하게 보입니다.</translation>
    </message>
    <message>
        <source>Shows the steep start, and lanes that went far away; otherwise the axes narrow to where the race is decided.</source>
        <translation>가파른 시작 부분과 멀리 벗어난 레인도 보여 줍니다. 끄면 축이 승부가 갈리는 범위로 좁혀집니다.</translation>
    </message>
    <message>
        <source>What the horizontal axis counts; a click goes on to the next:</source>
        <translation>가로축의 단위이며, 클릭하면 다음 단위로 바뀝니다.</translation>
    </message>
    <message>
        <source>epochs: rounds over all examples, fair to every batch size;</source>
        <translation>에포크: 모든 샘플을 본 횟수로, 배치 크기가 달라도 공정합니다.</translation>
    </message>
    <message>
        <source>updates of the weights: one for each batch;</source>
        <translation>업데이트: 가중치를 업데이트한 횟수로, 배치마다 한 번입니다.</translation>
    </message>
    <message>
        <source>examples learnt from, each as often as it was seen;</source>
        <translation>샘플: 학습한 샘플의 수로, 같은 샘플도 볼 때마다 셉니다.</translation>
    </message>
    <message>
        <source>seconds: each lane by its own clock, what it costs in time.</source>
        <translation>초: 레인마다 따로 잰 훈련 시간으로, 시간이 얼마나 드는지 보여 줍니다.</translation>
    </message>
    <message>
        <source>x: epochs</source>
        <translation>x: 에포크</translation>
    </message>
    <message>
        <source>x: updates</source>
        <translation>x: 업데이트</translation>
    </message>
    <message>
        <source>x: examples</source>
        <translation>x: 샘플</translation>
    </message>
    <message>
        <source>x: seconds</source>
        <translation>x: 초</translation>
    </message>
</context>
<context>
    <name>PointsPage</name>
    <message>
        <source>Hidden units</source>
        <translation>은닉 유닛</translation>
    </message>
    <message>
        <source>probability</source>
        <translation>확률</translation>
    </message>
    <message>
        <source>target</source>
        <translation>타깃</translation>
    </message>
    <message>
        <source>training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>network</source>
        <translation>신경망</translation>
    </message>
</context>
<context>
    <name>Preferences</name>
    <message>
        <source>Preferences</source>
        <translation>환경 설정</translation>
    </message>
    <message>
        <source>None: Keras&apos;s own folder, then the network</source>
        <translation>없음: Keras 폴더를 먼저 찾고, 그다음 네트워크</translation>
    </message>
    <message>
        <source>Folder of data sets</source>
        <translation>데이터 세트 폴더</translation>
    </message>
    <message>
        <source>Browse …</source>
        <translation>찾아보기 …</translation>
    </message>
    <message>
        <source>Looked at first. It holds mnist/mnist.npz, or the four files mnist/*-ubyte.gz and fashion-mnist/*-ubyte.gz.</source>
        <translation>가장 먼저 찾아보는 폴더입니다. mnist/mnist.npz, 또는 mnist/*-ubyte.gz와 fashion-mnist/*-ubyte.gz 파일이 네 개씩 들어 있습니다.</translation>
    </message>
    <message>
        <source>There is no folder of that name.</source>
        <translation>그런 이름의 폴더가 없습니다.</translation>
    </message>
</context>
<context>
    <name>ProbabilityBars</name>
    <message>
        <source>How sure the network is</source>
        <translation>신경망이 얼마나 확신하는지</translation>
    </message>
</context>
<context>
    <name>RacePlots</name>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>따라가기</translation>
    </message>
    <message>
        <source>Back to the whole curve after zooming (double click).</source>
        <translation>확대한 뒤 전체 곡선으로 돌아갑니다. (두 번 클릭)</translation>
    </message>
    <message>
        <source>different losses, not to be compared · {note}</source>
        <translation>손실 함수가 달라 비교 불가 · {note}</translation>
    </message>
    <message>
        <source>validation; training, thin, until the end of epoch 1</source>
        <translation>검증, 에포크 1까지는 훈련(가는 선)</translation>
    </message>
    <message>
        <source>training, smoothed; there is no validation</source>
        <translation>훈련, 평활 곡선 (검증 없음)</translation>
    </message>
    <message>
        <source>training so far; validation from the end of epoch 1</source>
        <translation>아직은 훈련, 에포크 1이 끝나면 검증</translation>
    </message>
    <message>
        <source>No lane knows this axis. Choose another one above.</source>
        <translation>이 축으로 그릴 수 있는 레인이 없습니다. 위에서 다른 축을 고르세요.</translation>
    </message>
    <message>
        <source>Start the race: the loss of every lane appears here.</source>
        <translation>경주를 시작하면 레인마다의 손실이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>How many examples each lane gets right appears here, while they learn.</source>
        <translation>배우는 동안 레인마다 샘플을 얼마나 맞히는지 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>95 %</source>
        <translation>95 %</translation>
    </message>
    <message>
        <source>validation, at the end of each epoch</source>
        <translation>검증, 에포크마다 측정</translation>
    </message>
    <message>
        <source>training, smoothed; raw behind</source>
        <translation>훈련, 평활 곡선과 원본</translation>
    </message>
    <message>
        <source>training, smoothed</source>
        <translation>훈련, 평활 곡선</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>에포크 {number}</translation>
    </message>
    <message>
        <source>update {number}</source>
        <translation>업데이트 {number}</translation>
    </message>
    <message>
        <source>{count} examples</source>
        <translation>샘플 {count}개</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
</context>
<context>
    <name>RaceTab</name>
    <message>
        <source>Curves</source>
        <translation>곡선</translation>
    </message>
    <message>
        <source>Loss surface</source>
        <translation>손실 곡면</translation>
    </message>
    <message>
        <source>Other seeds</source>
        <translation>다른 시드</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>차이점</translation>
    </message>
    <message>
        <source>Loss and accuracy of every lane, live.</source>
        <translation>모든 레인의 손실과 정확도를 실시간으로 봅니다.</translation>
    </message>
    <message>
        <source>The loss around the lanes&apos; paths, and how they went down it.</source>
        <translation>레인이 지나간 길 주변의 손실과, 그 위를 내려온 모습입니다.</translation>
    </message>
    <message>
        <source>Is the winner really better, or was it luck?</source>
        <translation>승자가 정말 더 나을까요, 우연이었을까요?</translation>
    </message>
    <message>
        <source>What the lanes differ in, and nothing else.</source>
        <translation>레인마다 다른 설정만 보여 줍니다.</translation>
    </message>
    <message>
        <source>finished run</source>
        <translation>끝난 훈련</translation>
    </message>
    <message>
        <source>A run that had ended before, laid beside the lanes: no race trains it again. Differences shows what it was.</source>
        <translation>전에 끝난 훈련을 레인 옆에 놓은 것으로, 경주에서 다시 훈련하지 않습니다. 설정은 “차이점”에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>{lane}: {reason}</source>
        <translation>{lane}: {reason}</translation>
    </message>
</context>
<context>
    <name>RateStrip</name>
    <message>
        <source>Learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>learning rate</source>
        <translation>학습률</translation>
    </message>
    <message>
        <source>Drag up or down to change the learning rate now.</source>
        <translation>위아래로 끌면 학습률이 바로 바뀝니다.</translation>
    </message>
</context>
<context>
    <name>ReaderButton</name>
    <message>
        <source>Who reads the pad: {text}</source>
        <translation>그림판을 읽는 신경망: {text}</translation>
    </message>
    <message>
        <source>Click to have another network read, or several.</source>
        <translation>클릭하면 다른 신경망을, 또는 여럿을 골라 읽게 할 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>ReaderMenu</name>
    <message>
        <source>Current model</source>
        <translation>현재 모델</translation>
    </message>
    <message>
        <source>The network of the last run, live while it trains; in a race its lanes.</source>
        <translation>마지막으로 훈련한 신경망입니다. 훈련하는 동안에도 바로바로 읽으며, 경주에서는 레인들이 읽습니다.</translation>
    </message>
    <message>
        <source>Lanes of the race</source>
        <translation>경주의 레인</translation>
    </message>
    <message>
        <source>All lanes side by side, each with its own answer.</source>
        <translation>모든 레인이 나란히 저마다의 답을 냅니다.</translation>
    </message>
    <message>
        <source>Open a model file …</source>
        <translation>모델 파일 열기 …</translation>
    </message>
    <message>
        <source>A .keras file that reads digits of 28 by 28 pixels.</source>
        <translation>28 × 28픽셀 숫자를 읽는 .keras 파일입니다.</translation>
    </message>
    <message>
        <source>Ensemble: tick several</source>
        <translation>앙상블: 여러 개 선택</translation>
    </message>
    <message>
        <source>Several networks that err in different places are better than each of them.</source>
        <translation>서로 다른 곳에서 틀리는 여러 신경망을 합치면 하나하나보다 낫습니다.</translation>
    </message>
    <message>
        <source>Together by average</source>
        <translation>평균으로 합치기</translation>
    </message>
    <message>
        <source>The class whose probability is the highest on average.</source>
        <translation>평균 확률이 가장 높은 클래스를 고릅니다.</translation>
    </message>
    <message>
        <source>Together by vote</source>
        <translation>다수결로 합치기</translation>
    </message>
    <message>
        <source>The class that most of them take it for, however sure they are.</source>
        <translation>확신의 크기와 관계없이, 가장 많은 신경망이 고른 클래스입니다.</translation>
    </message>
</context>
<context>
    <name>Reading</name>
    <message>
        <source>read by the shipped model</source>
        <translation>내장 모델이 읽음</translation>
    </message>
    <message>
        <source>reads after the first Train</source>
        <translation>첫 훈련 뒤 읽음</translation>
    </message>
    <message>
        <source>the network has diverged</source>
        <translation>신경망 발산</translation>
    </message>
    <message>
        <source>as of update {count:,}</source>
        <translation>업데이트 {count:,} 시점</translation>
    </message>
    <message>
        <source>read by {name}</source>
        <translation>{name}이(가) 읽음</translation>
    </message>
    <message>
        <source>Explained here: {name}, the first of those chosen.</source>
        <translation>여기서 설명하는 신경망: {name}. 고른 신경망 중 첫 번째입니다.</translation>
    </message>
    <message>
        <source>the shipped model</source>
        <translation>내장 모델</translation>
    </message>
    <message>
        <source>Explained here: {name}. It is none of the lanes.</source>
        <translation>여기서 설명하는 신경망: {name}. 레인에 없는 신경망입니다.</translation>
    </message>
    <message>
        <source>Open a model file</source>
        <translation>모델 파일 열기</translation>
    </message>
    <message>
        <source>Models (*.keras)</source>
        <translation>모델 (*.keras)</translation>
    </message>
    <message>
        <source>The pad is read by what learns now. Choose others above the sheet.</source>
        <translation>지금 배우는 신경망이 그림판을 읽습니다. 다른 신경망은 그리는 칸 위에서 고르세요.</translation>
    </message>
    <message>
        <source>This network sorts {name}. The pad is for digits, so its answer means little.</source>
        <translation>이 신경망은 {name} 데이터를 분류합니다. 그림판은 숫자용이라 여기서 나온 답은 큰 의미가 없습니다.</translation>
    </message>
    <message>
        <source>Try a test image</source>
        <translation>테스트 이미지로 시험</translation>
    </message>
    <message>
        <source>{name} has rows of numbers, so there is nothing to draw.</source>
        <translation>{name} 데이터는 숫자 행이라 그릴 것이 없습니다.</translation>
    </message>
    <message>
        <source>Train, or choose another network above.</source>
        <translation>훈련하거나 위에서 다른 신경망을 고르세요.</translation>
    </message>
    <message>
        <source>This network takes images of {shape}. Try its test images.</source>
        <translation>이 신경망의 입력은 {shape} 이미지입니다. 테스트 이미지로 시험해 보세요.</translation>
    </message>
    <message>
        <source>read by {count} lanes</source>
        <translation>레인 {count}개가 읽음</translation>
    </message>
    <message>
        <source>{count} networks, by vote</source>
        <translation>신경망 {count}개, 다수결</translation>
    </message>
    <message>
        <source>{count} networks, by average</source>
        <translation>신경망 {count}개, 평균</translation>
    </message>
    <message>
        <source>your own model</source>
        <translation>직접 만든 모델</translation>
    </message>
</context>
<context>
    <name>ReadingPage</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>Readout</name>
    <message>
        <source>update {number}</source>
        <translation>업데이트 {number}</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>에포크 {number}</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds}초</translation>
    </message>
    <message>
        <source>{count} examples</source>
        <translation>샘플 {count}개</translation>
    </message>
    <message>
        <source>training {smooth}</source>
        <translation>훈련 {smooth}</translation>
    </message>
    <message>
        <source>training {smooth} · this batch {value}</source>
        <translation>훈련 {smooth} · 이 배치 {value}</translation>
    </message>
    <message>
        <source>training, measured</source>
        <translation>훈련(측정값)</translation>
    </message>
    <message>
        <source>learning rate {rate}</source>
        <translation>학습률 {rate}</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>The examples it learnt from are not at hand.</source>
        <translation>신경망이 배운 샘플이 지금 여기에 없습니다.</translation>
    </message>
    <message>
        <source>In the drawing</source>
        <translation>그림에서</translation>
    </message>
    <message>
        <source>Nearest training images</source>
        <translation>가장 가까운 훈련 이미지</translation>
    </message>
    <message>
        <source>Most alike as this network sees it. Distance 1: as near as examples are to each other.</source>
        <translation>이 신경망이 보기에 가장 비슷한 이미지입니다. 거리 1은 샘플끼리 서로 떨어진 만큼의 거리입니다.</translation>
    </message>
    <message>
        <source>Layer by layer</source>
        <translation>층별로 보기</translation>
    </message>
    <message>
        <source>Each on a scale of its own: blue above 0, orange below. Click a map to enlarge it.</source>
        <translation>저마다 자기 눈금을 씁니다. 파란색은 0보다 큰 값, 주황색은 작은 값입니다. 클릭하면 맵이 확대됩니다.</translation>
    </message>
</context>
<context>
    <name>RecipePage</name>
    <message>
        <source>Points</source>
        <translation>점</translation>
    </message>
    <message>
        <source>All of it follows from the data seed: the same seed, the same examples.</source>
        <translation>모두 데이터 시드를 따릅니다. 시드가 같으면 샘플도 같습니다.</translation>
    </message>
    <message>
        <source>Kept apart</source>
        <translation>검증용으로 두는 샘플</translation>
    </message>
    <message>
        <source>Learnt from</source>
        <translation>학습하는 샘플</translation>
    </message>
</context>
<context>
    <name>RunActions</name>
    <message>
        <source>Step</source>
        <translation>한 단계</translation>
    </message>
    <message>
        <source>One epoch</source>
        <translation>한 에포크</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>정지</translation>
    </message>
    <message>
        <source>Train more</source>
        <translation>더 훈련</translation>
    </message>
    <message>
        <source>Restart</source>
        <translation>다시 시작</translation>
    </message>
    <message>
        <source>Learn from one batch only, then pause: one update of all weights. (F10)</source>
        <translation>배치 하나로만 학습하고 일시정지합니다. 모든 가중치를 한 번 업데이트합니다. (F10)</translation>
    </message>
    <message>
        <source>End the run and keep what was learnt. (Shift+F5)</source>
        <translation>훈련을 끝내고 지금까지 배운 것을 그대로 둡니다. (Shift+F5)</translation>
    </message>
    <message>
        <source>Learn from every example once, measure, then pause. (Shift+F10)</source>
        <translation>모든 샘플로 한 번씩 학습하고, 측정한 뒤 일시정지합니다. (Shift+F10)</translation>
    </message>
    <message>
        <source>Start race</source>
        <translation>경주 시작</translation>
    </message>
    <message>
        <source>Let all lanes start from the same weights, on the same batches. (Space)</source>
        <translation>모든 레인이 같은 가중치와 같은 배치로 출발합니다. (Space)</translation>
    </message>
    <message>
        <source>The race is being repeated with other seeds; cancel that first.</source>
        <translation>다른 시드로 경주를 반복하는 중입니다. 먼저 취소하세요.</translation>
    </message>
    <message>
        <source>This must be settled first: {problem}</source>
        <translation>먼저 해결해야 합니다: {problem}</translation>
    </message>
    <message>
        <source>Go on from where the last run ended, for as many epochs again. (Ctrl+M)</source>
        <translation>지난 훈련이 끝난 곳에서 이어서 같은 수의 에포크만큼 더 훈련합니다. (Ctrl+M)</translation>
    </message>
    <message>
        <source>Go on from epoch {epoch}, whose weights were kept; the curves are cut there. (Ctrl+M)</source>
        <translation>가중치를 보관한 에포크 {epoch}에서 이어서 훈련합니다. 곡선은 그 지점에서 자릅니다. (Ctrl+M)</translation>
    </message>
    <message>
        <source>Throw away what was learnt and train from fresh weights. (Ctrl+Shift+R)</source>
        <translation>지금까지 배운 것을 버리고 새 가중치로 훈련합니다. (Ctrl+Shift+R)</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Hold after the batches under way; everything stays as it is. (Space)</source>
        <translation>진행 중인 배치까지 끝내고 멈춥니다. 모두 그대로 유지됩니다. (Space)</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Go on where it was held. (Space)</source>
        <translation>멈춘 곳에서 이어 갑니다. (Space)</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Start from fresh weights and train for all epochs. (Space)</source>
        <translation>새 가중치로 시작해 모든 에포크를 훈련합니다. (Space)</translation>
    </message>
</context>
<context>
    <name>SampleGrid</name>
    <message>
        <source>Examples</source>
        <translation>샘플</translation>
    </message>
    <message>
        <source>Example {number}: {name}</source>
        <translation>샘플 {number}: {name}</translation>
    </message>
    <message>
        <source>Label noise: this label was changed</source>
        <translation>레이블 노이즈: 바뀐 레이블입니다</translation>
    </message>
</context>
<context>
    <name>SamplesPage</name>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Wrong</source>
        <translation>틀림</translation>
    </message>
    <message>
        <source>Unsure</source>
        <translation>확신 낮음</translation>
    </message>
    <message>
        <source>{n:,} of {total:,}</source>
        <translation>{total:,}개 중 {n:,}개</translation>
    </message>
    <message>
        <source>No example of this kind.</source>
        <translation>이런 샘플은 없습니다.</translation>
    </message>
    <message>
        <source>All classes</source>
        <translation>모든 클래스</translation>
    </message>
    <message>
        <source>Beside each test image its class, and the two most probable answers; what is clicked goes to the pad.</source>
        <translation>테스트 이미지마다 옆에 정답 클래스와 가장 확률이 높은 두 답이 있습니다. 클릭한 이미지는 그림판으로 갑니다.</translation>
    </message>
    <message>
        <source>All test examples, in the order of the data.</source>
        <translation>모든 테스트 샘플을 데이터의 순서대로 보여 줍니다.</translation>
    </message>
    <message>
        <source>Those taken for another class than they are.</source>
        <translation>정답과 다른 클래스로 읽은 샘플입니다.</translation>
    </message>
    <message>
        <source>Those whose answer gets less than {share:.0f} %, be it right or wrong.</source>
        <translation>맞든 틀리든, 답의 확률이 {share:.0f} %보다 낮은 샘플입니다.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Only examples that are of this class.</source>
        <translation>이 클래스의 샘플만 보여 줍니다.</translation>
    </message>
</context>
<context>
    <name>ScatterView</name>
    <message>
        <source>Examples as points</source>
        <translation>점으로 나타낸 샘플</translation>
    </message>
    <message>
        <source>The wheel zooms; a double click shows everything again.</source>
        <translation>휠로 확대하고, 두 번 클릭하면 전체를 다시 봅니다.</translation>
    </message>
    <message>
        <source>{drawn} of {total} points are drawn, always the same ones.</source>
        <translation>점 {total}개 중 {drawn}개를 그립니다. 언제나 같은 점입니다.</translation>
    </message>
    <message>
        <source>training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>test</source>
        <translation>테스트</translation>
    </message>
</context>
<context>
    <name>SchedulePreview</name>
    <message>
        <source>Learning rate over the run</source>
        <translation>훈련 중 학습률의 변화</translation>
    </message>
    <message>
        <source>epoch {n}</source>
        <translation>에포크 {n}</translation>
    </message>
    <message>
        <source>until the loss stops falling</source>
        <translation>손실이 정체될 때까지</translation>
    </message>
    <message>
        <source>log scale</source>
        <translation>로그 눈금</translation>
    </message>
    <message>
        <source>{rate} all the time</source>
        <translation>계속 {rate}</translation>
    </message>
    <message>
        <source>from {first} to {last}</source>
        <translation>{first}에서 {last}까지</translation>
    </message>
    <message>
        <source>from {first} up to {high} and down to {last}</source>
        <translation>{first}에서 {high}까지 올라갔다가 {last}까지 내려감</translation>
    </message>
</context>
<context>
    <name>SeedTable</name>
    <message>
        <source>Lanes over the seeds</source>
        <translation>시드별 레인 결과</translation>
    </message>
    <message>
        <source>lane</source>
        <translation>레인</translation>
    </message>
    <message>
        <source>From the best mean to the worst.</source>
        <translation>평균이 가장 좋은 레인부터 나쁜 레인까지입니다.</translation>
    </message>
    <message>
        <source>mean ± sd{unit}</source>
        <translation>평균 ± 표준 편차{unit}</translation>
    </message>
    <message>
        <source>{figure} after epoch {epoch}: mean and standard deviation (n − 1) over the seeds.</source>
        <translation>{figure}, 에포크 {epoch} 뒤: 시드들의 평균과 표준 편차(n − 1)입니다.</translation>
    </message>
    <message>
        <source>best</source>
        <translation>1위</translation>
    </message>
    <message>
        <source>With how many seeds no other lane was better.</source>
        <translation>더 나은 레인이 없었던 시드의 수입니다.</translation>
    </message>
    <message>
        <source>ahead of next</source>
        <translation>다음보다 앞섬</translation>
    </message>
    <message>
        <source>With how many seeds it was ahead of the lane below.</source>
        <translation>아래 레인보다 앞선 시드의 수입니다.</translation>
    </message>
    <message>
        <source>diverged</source>
        <translation>발산</translation>
    </message>
    <message>
        <source>With how many seeds it diverged.</source>
        <translation>발산한 시드의 수입니다.</translation>
    </message>
</context>
<context>
    <name>SetChips</name>
    <message>
        <source>Your own points</source>
        <translation>내가 찍은 점</translation>
    </message>
    <message>
        <source>Set points by hand and see what a network makes of it.</source>
        <translation>점을 직접 찍고 신경망이 어떻게 나누는지 봅니다.</translation>
    </message>
    <message>
        <source>Import CSV …</source>
        <translation>CSV 가져오기 …</translation>
    </message>
    <message>
        <source>Take points from a table: two columns of numbers, and one with the class.</source>
        <translation>표에서 점을 가져옵니다. 숫자 열 두 개와 클래스 열 하나가 필요합니다.</translation>
    </message>
</context>
<context>
    <name>SetEditor</name>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>SetsPage</name>
    <message>
        <source>Add your own …</source>
        <translation>내 데이터 추가 …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>종류</translation>
    </message>
    <message>
        <source>Training + test</source>
        <translation>훈련 + 테스트</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>위치</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>라이선스</translation>
    </message>
    <message>
        <source>Data sets</source>
        <translation>데이터 세트</translation>
    </message>
    <message>
        <source>Train on a table (CSV), arrays (.npz, IDX) or a folder of images of yours.</source>
        <translation>내 표(CSV), 배열(.npz, IDX), 이미지 폴더로 훈련합니다.</translation>
    </message>
    <message>
        <source>Forget this set of yours; its original file stays.</source>
        <translation>내 데이터 세트를 목록에서 지웁니다. 원본 파일은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>이미지</translation>
    </message>
    <message>
        <source>Toy</source>
        <translation>연습용</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>내 데이터</translation>
    </message>
    <message>
        <source>Source: {source}. Licence: {licence}.</source>
        <translation>출처: {source}. 라이선스: {licence}.</translation>
    </message>
    <message>
        <source>Where: {origin}.</source>
        <translation>위치: {origin}.</translation>
    </message>
</context>
<context>
    <name>ShapeEditor</name>
    <message>
        <source>Write whole numbers with commas between them: 28, 28, 1.</source>
        <translation>정수를 쉼표로 구분해 쓰세요: 28, 28, 1.</translation>
    </message>
</context>
<context>
    <name>SheetSummary</name>
    <message>
        <source>Written: {count} of 30</source>
        <translation>쓴 숫자: 30개 중 {count}개</translation>
    </message>
    <message>
        <source>Train on MNIST and my digits</source>
        <translation>MNIST와 내 숫자로 훈련</translation>
    </message>
    <message>
        <source>Another sheet</source>
        <translation>한 장 더 쓰기</translation>
    </message>
    <message>
        <source>For the next writer, say</source>
        <translation>예를 들어 다음 사람이 쓸 때</translation>
    </message>
    <message>
        <source>See my digits</source>
        <translation>내 숫자 보기</translation>
    </message>
</context>
<context>
    <name>ShownAnswers</name>
    <message>
        <source>Click: a point · drag: move it · right click: remove it</source>
        <translation>클릭: 점 찍기 · 끌기: 옮기기 · 오른쪽 클릭: 지우기</translation>
    </message>
    <message>
        <source>{layer} · {count} units</source>
        <translation>{layer} · 유닛 {count}개</translation>
    </message>
    <message>
        <source>{layer}, unit {number}</source>
        <translation>{layer}, 유닛 {number}</translation>
    </message>
    <message>
        <source>Press Train: the colours show what the network answers everywhere.</source>
        <translation>“훈련”을 누르세요. 색은 각 자리에서 신경망이 내는 답을 보여 줍니다.</translation>
    </message>
    <message>
        <source>Without hidden units the border is a straight line.</source>
        <translation>은닉 유닛이 없으면 경계는 직선입니다.</translation>
    </message>
    <message>
        <source>Without hidden units the curve is a straight line.</source>
        <translation>은닉 유닛이 없으면 곡선은 직선이 됩니다.</translation>
    </message>
    <message>
        <source>{layer} · 1 unit</source>
        <translation>{layer} · 유닛 1개</translation>
    </message>
</context>
<context>
    <name>ShownRun</name>
    <message>
        <source>test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>측정값</translation>
    </message>
    <message>
        <source>training, measured</source>
        <translation>훈련(측정값)</translation>
    </message>
    <message>
        <source>overfitting from epoch {number}</source>
        <translation>에포크 {number}부터 과대적합</translation>
    </message>
    <message>
        <source>training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>every update, each by all examples</source>
        <translation>업데이트마다 전체 샘플 사용</translation>
    </message>
    <message>
        <source>every batch, smoothed in front</source>
        <translation>배치별 값과 평활 곡선</translation>
    </message>
    <message>
        <source>best epoch {number}</source>
        <translation>최고 에포크 {number}</translation>
    </message>
    <message>
        <source>95 % at update {number}</source>
        <translation>업데이트 {number}에서 95 %</translation>
    </message>
    <message>
        <source>95 % at epoch {number}</source>
        <translation>에포크 {number}에서 95 %</translation>
    </message>
</context>
<context>
    <name>SoftmaxPage</name>
    <message>
        <source>−1 to all</source>
        <translation>모두 −1</translation>
    </message>
    <message>
        <source>+1 to all</source>
        <translation>모두 +1</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>클래스</translation>
    </message>
    <message>
        <source>Temperature T</source>
        <translation>온도 T</translation>
    </message>
    <message>
        <source>Logits z</source>
        <translation>로짓 z</translation>
    </message>
    <message>
        <source>Softmax of z / T</source>
        <translation>z / T의 소프트맥스</translation>
    </message>
    <message>
        <source>Logits</source>
        <translation>로짓</translation>
    </message>
    <message>
        <source>What the last layer gives before softmax: any numbers. Drag a bar, or choose it with the left and right keys and move it with up and down.</source>
        <translation>마지막 층이 소프트맥스 전에 내는 값으로, 어떤 수든 될 수 있습니다. 막대를 끌거나, 왼쪽·오른쪽 키로 고르고 위·아래 키로 움직이세요.</translation>
    </message>
    <message>
        <source>Shares</source>
        <translation>비율</translation>
    </message>
    <message>
        <source>e to the power of each logit, divided by the sum of them all: every share is above 0, and together they make 1.</source>
        <translation>로짓마다 e의 거듭제곱을 구해 그 전체 합으로 나눕니다. 모든 비율은 0보다 크고, 모두 더하면 1입니다.</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>온도</translation>
    </message>
    <message>
        <source>All logits are divided by it first. Below 1 the largest takes nearly all, above 1 the shares become alike; training uses 1.</source>
        <translation>먼저 모든 로짓을 온도로 나눕니다. 1보다 낮으면 가장 큰 것이 거의 다 차지하고, 1보다 높으면 비율이 서로 비슷해집니다. 훈련에서는 1을 씁니다.</translation>
    </message>
    <message>
        <source>Try it: do the shares change?</source>
        <translation>눌러 보세요. 비율이 바뀔까요?</translation>
    </message>
    <message>
        <source>{n} classes</source>
        <translation>클래스 {n}개</translation>
    </message>
    <message>
        <source>Sum {sum}</source>
        <translation>합 {sum}</translation>
    </message>
    <message>
        <source>{amount} to every logit, and no share has changed: softmax sees only the differences between the logits.</source>
        <translation>모든 로짓에 {amount}, 그래도 비율은 그대로입니다. 소프트맥스는 로짓 사이의 차이만 봅니다.</translation>
    </message>
    <message>
        <source>{a} and {b} have the same logit, and so the same share.</source>
        <translation>{a}, {b}의 로짓이 같으므로 비율도 같습니다.</translation>
    </message>
    <message>
        <source>The logit of {a} is {difference} above that of {b}: its share is e^({difference} / {t}) = {ratio} times as large.</source>
        <translation>로짓의 차이({a} − {b})는 {difference}이므로, {a}의 비율은 {b}의 e^({difference} / {t}) = {ratio}배입니다.</translation>
    </message>
</context>
<context>
    <name>SpecForm</name>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>None</source>
        <translation>없음</translation>
    </message>
</context>
<context>
    <name>SplitBar</name>
    <message>
        <source>How the examples are split</source>
        <translation>샘플을 나눈 비율</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>What the network learns from.</source>
        <translation>신경망이 배우는 샘플입니다.</translation>
    </message>
    <message>
        <source>Validation</source>
        <translation>검증</translation>
    </message>
    <message>
        <source>Kept apart from training, to see while it learns how well the network does on examples it has not learnt from.</source>
        <translation>배우는 동안, 신경망이 배우지 않은 샘플을 얼마나 잘 맞히는지 보려고 훈련에서 따로 둔 샘플입니다.</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>테스트</translation>
    </message>
    <message>
        <source>Never learnt from: the examination at the end.</source>
        <translation>결코 배우지 않는 샘플로, 마지막에 치르는 시험입니다.</translation>
    </message>
    <message>
        <source>Unused</source>
        <translation>사용 안 함</translation>
    </message>
    <message>
        <source>Left out of this run.</source>
        <translation>이번 훈련에서 뺀 샘플입니다.</translation>
    </message>
    <message>
        <source>No examples yet</source>
        <translation>아직 샘플이 없음</translation>
    </message>
</context>
<context>
    <name>SpreadTile</name>
    <message>
        <source>{title}: from {low} to {high}. The curve is the moment shown; below it are those before, the latest on top, darker where there are more values.</source>
        <translation>{title}: {low}에서 {high}까지. 곡선은 지금 보는 시점의 분포입니다. 그 아래는 이전 시점들로, 최근 것이 맨 위에 있고 값이 많은 곳일수록 진합니다.</translation>
    </message>
    <message>
        <source>update {n}</source>
        <translation>업데이트 {n}</translation>
    </message>
</context>
<context>
    <name>StagesLine</name>
    <message>
        <source>All on</source>
        <translation>모두 켜기</translation>
    </message>
    <message>
        <source>Make the picture as the examples of MNIST were made</source>
        <translation>MNIST 샘플을 만든 방법대로 그림 만들기</translation>
    </message>
    <message>
        <source>1 stage off</source>
        <translation>단계 1개 꺼짐</translation>
    </message>
    <message>
        <source>{count} stages off</source>
        <translation>단계 {count}개 꺼짐</translation>
    </message>
</context>
<context>
    <name>StagesPage</name>
    <message>
        <source>All stages on</source>
        <translation>모든 단계 켜기</translation>
    </message>
    <message>
        <source>Laboratory</source>
        <translation>실험실</translation>
    </message>
    <message>
        <source>The pad reads with all stages on.</source>
        <translation>그림판은 모든 단계를 켠 채로 읽습니다.</translation>
    </message>
    <message>
        <source>The pad reads with 1 stage off.</source>
        <translation>그림판은 단계 1개를 끈 채로 읽습니다.</translation>
    </message>
    <message>
        <source>The pad reads with {n} stages off.</source>
        <translation>그림판은 단계 {n}개를 끈 채로 읽습니다.</translation>
    </message>
    <message>
        <source>With all stages on, {share:.1f} % of {n} drawings by the built-in pen are read right.</source>
        <translation>모든 단계를 켜면 내장 펜으로 그린 숫자 {n}개 중 {share:.1f} %를 바르게 읽습니다.</translation>
    </message>
    <message>
        <source>With the stages as they are now: {share:.1f} %.</source>
        <translation>지금의 단계 설정으로는 {share:.1f} %입니다.</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>Choose a file …</source>
        <translation>파일 선택 …</translation>
    </message>
    <message>
        <source>Choose a folder of images …</source>
        <translation>이미지 폴더 선택 …</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Drop a file or a folder here</source>
        <translation>파일이나 폴더를 여기에 놓으세요</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>One row an example, one column the label.</source>
        <translation>한 행이 샘플 하나이고, 한 열이 레이블입니다.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>One folder a class, with its images: cats/ and dogs/.</source>
        <translation>클래스마다 이미지 폴더 하나: cats/, dogs/</translation>
    </message>
    <message>
        <source>.npz</source>
        <translation>.npz</translation>
    </message>
    <message>
        <source>NumPy&apos;s arrays x and y, or x_train, y_train, x_test …</source>
        <translation>NumPy 배열 x와 y, 또는 x_train, y_train, x_test …</translation>
    </message>
    <message>
        <source>IDX</source>
        <translation>IDX</translation>
    </message>
    <message>
        <source>As MNIST&apos;s files: images, with their labels beside them.</source>
        <translation>MNIST처럼 이미지 파일 옆에 레이블 파일이 있습니다.</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Starting TensorFlow …</source>
        <translation>TensorFlow 시작 중 …</translation>
    </message>
    <message>
        <source>Progress of the run</source>
        <translation>훈련 진행률</translation>
    </message>
    <message>
        <source>The model has a problem: see the marked card</source>
        <translation>모델에 문제가 있습니다. 표시된 카드를 보세요</translation>
    </message>
    <message>
        <source>TensorFlow could not be started</source>
        <translation>TensorFlow를 시작할 수 없음</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>준비됨</translation>
    </message>
    <message>
        <source>Preparing …</source>
        <translation>준비 중 …</translation>
    </message>
    <message>
        <source>There is a problem: see Training on the left</source>
        <translation>문제가 있습니다. 왼쪽의 훈련 설정을 보세요</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>일시정지됨</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>훈련 중</translation>
    </message>
    <message>
        <source>{word} · epoch {number} of {total}</source>
        <translation>{word} · 에포크 {number}/{total}</translation>
    </message>
    <message>
        <source>Finished · test accuracy {share:.1f} %</source>
        <translation>완료 · 테스트 정확도 {share:.1f} %</translation>
    </message>
    <message>
        <source>Stopping …</source>
        <translation>정지하는 중 …</translation>
    </message>
    <message>
        <source>Racing with seed {number} of {total}</source>
        <translation>시드 {number}/{total} 경주 중</translation>
    </message>
    <message>
        <source>All lanes diverged</source>
        <translation>모든 레인 발산</translation>
    </message>
    <message>
        <source>Ready to race</source>
        <translation>경주 준비됨</translation>
    </message>
    <message>
        <source>The race is over</source>
        <translation>경주 완료</translation>
    </message>
    <message>
        <source>The race was stopped</source>
        <translation>경주 정지됨</translation>
    </message>
    <message>
        <source>Racing</source>
        <translation>경주 중</translation>
    </message>
    <message>
        <source>{word} · epoch {number} of {total} · {count} lanes</source>
        <translation>{word} · 에포크 {number}/{total} · 레인 {count}개</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Stopped at update {count:,}</source>
        <translation>업데이트 {count:,}에서 정지됨</translation>
    </message>
    <message>
        <source>Diverged at update {count:,}</source>
        <translation>업데이트 {count:,}에서 발산함</translation>
    </message>
    <message>
        <source> · at the next Train: {name}</source>
        <translation> · 다음 훈련: {name}</translation>
    </message>
    <message>
        <source>{name} · source: {origin}</source>
        <translation>{name} · 출처: {origin}</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>실패</translation>
    </message>
    <message>
        <source>{rate:,.0f} examples/s</source>
        <translation>초당 샘플 {rate:,.0f}개</translation>
    </message>
    <message>
        <source>{name}, {count:,} examples · source: {origin}</source>
        <translation>{name}, 샘플 {count:,}개 · 출처: {origin}</translation>
    </message>
    <message>
        <source>{name} · will be downloaded at the first Train</source>
        <translation>{name} · 첫 훈련 때 내려받습니다</translation>
    </message>
    <message>
        <source>{count:.0f} s left</source>
        <translation>{count:.0f}초 남음</translation>
    </message>
    <message>
        <source>{count:.0f} min left</source>
        <translation>{count:.0f}분 남음</translation>
    </message>
</context>
<context>
    <name>StepDots</name>
    <message>
        <source>Step {place} of {count}, {done} done</source>
        <translation>{count}단계 중 {place}단계, {done}단계 완료</translation>
    </message>
</context>
<context>
    <name>StepView</name>
    <message>
        <source>Copy as a table</source>
        <translation>표로 복사</translation>
    </message>
    <message>
        <source>Both tables, for a spreadsheet or as Markdown.</source>
        <translation>두 표를 스프레드시트에 붙여넣거나 Markdown으로 쓸 수 있게 복사합니다.</translation>
    </message>
    <message>
        <source>Update {n:,}</source>
        <translation>업데이트 {n:,}</translation>
    </message>
    <message>
        <source>loss {loss} of {n:,} examples, after {made:,} updates</source>
        <translation>업데이트 {made:,}번 뒤, 샘플 {n:,}개의 손실 {loss}</translation>
    </message>
    <message>
        <source>the bias of filter {n}</source>
        <translation>필터 {n}의 편향</translation>
    </message>
    <message>
        <source>the bias of unit {n}</source>
        <translation>유닛 {n}의 편향</translation>
    </message>
    <message>
        <source>the weight from {place} to filter {n}</source>
        <translation>{place} → 필터 {n} 가중치</translation>
    </message>
    <message>
        <source>the weight from {place} to unit {n}</source>
        <translation>{place} → 유닛 {n} 가중치</translation>
    </message>
    <message>
        <source>The optimizer&apos;s own numbers of this moment were given up to save memory: choose a later moment to see its update.</source>
        <translation>메모리를 아끼려고 이 시점의 옵티마이저 내부 값을 지웠습니다. 업데이트를 보려면 더 나중 시점을 고르세요.</translation>
    </message>
    <message>
        <source>The run has ended: this is the update it would make next.</source>
        <translation>훈련이 끝났습니다. 이것은 훈련을 계속한다면 다음에 할 업데이트입니다.</translation>
    </message>
    <message>
        <source>Chance has a part in this batch, by dropout or changed images; the draws are those of the run.</source>
        <translation>이 배치에는 드롭아웃이나 데이터 증강의 무작위성이 들어 있습니다. 난수는 실제 훈련에서 쓰는 것과 같습니다.</translation>
    </message>
</context>
<context>
    <name>StrokeFiles</name>
    <message>
        <source>Import digits</source>
        <translation>숫자 가져오기</translation>
    </message>
    <message>
        <source>Export my digits</source>
        <translation>내 숫자 내보내기</translation>
    </message>
    <message>
        <source>Files of strokes (*.json *.json.gz)</source>
        <translation>획 파일 (*.json *.json.gz)</translation>
    </message>
</context>
<context>
    <name>StrokeView</name>
    <message>
        <source>Support of each stroke</source>
        <translation>획마다 답에 기여하는 정도</translation>
    </message>
    <message>
        <source>Without this piece: {name} at {percent}</source>
        <translation>이 조각이 없으면: {name} {percent}</translation>
    </message>
</context>
<context>
    <name>SumTable</name>
    <message>
        <source>Inputs times weights, plus bias</source>
        <translation>입력과 가중치의 곱, 그리고 편향</translation>
    </message>
    <message>
        <source>Click a row to see how its weight changes next.</source>
        <translation>행을 클릭하면 그 가중치가 다음에 어떻게 바뀌는지 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>{n:,} more inputs together</source>
        <translation>나머지 입력 {n:,}개의 합</translation>
    </message>
    <message>
        <source>1 more input</source>
        <translation>나머지 입력 1개</translation>
    </message>
    <message>
        <source>bias</source>
        <translation>편향</translation>
    </message>
    <message>
        <source>f(z), {function}</source>
        <translation>f(z), {function}</translation>
    </message>
    <message>
        <source>z, the sum</source>
        <translation>z, 합</translation>
    </message>
    <message>
        <source>the largest of {sums}</source>
        <translation>{sums} 중 가장 큰 값</translation>
    </message>
    <message>
        <source>From</source>
        <translation>입력 위치</translation>
    </message>
    <message>
        <source>Input</source>
        <translation>입력</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>가중치</translation>
    </message>
    <message>
        <source>Product</source>
        <translation>곱</translation>
    </message>
    <message>
        <source>input {n}</source>
        <translation>입력 {n}</translation>
    </message>
    <message>
        <source>unit {n}</source>
        <translation>유닛 {n}</translation>
    </message>
    <message>
        <source>beyond the edge</source>
        <translation>가장자리 밖</translation>
    </message>
    <message>
        <source>row {row}, column {column}</source>
        <translation>{row}행 {column}열</translation>
    </message>
    <message>
        <source>row {row}, column {column}, channel {channel}</source>
        <translation>{row}행 {column}열 채널 {channel}</translation>
    </message>
</context>
<context>
    <name>SumView</name>
    <message>
        <source>What each pixel adds</source>
        <translation>픽셀마다 더하는 값</translation>
    </message>
    <message>
        <source>What the filter gives at each place</source>
        <translation>자리마다 필터가 내는 값</translation>
    </message>
    <message>
        <source>Blue adds to the sum, orange takes away. Click a pixel to choose its weight.</source>
        <translation>파란색은 합을 늘리고 주황색은 줄입니다. 픽셀을 클릭하면 그 가중치를 고릅니다.</translation>
    </message>
    <message>
        <source>What the places of the layer before add, all channels together.</source>
        <translation>앞 층의 자리마다 더하는 값입니다. 모든 채널을 합쳤습니다.</translation>
    </message>
    <message>
        <source>Kernel at row {row}, column {column}. Click to lay it elsewhere.</source>
        <translation>커널 위치: {row}행 {column}열. 클릭하면 커널을 다른 자리에 놓습니다.</translation>
    </message>
</context>
<context>
    <name>SurfaceMap</name>
    <message>
        <source>Contour lines of the loss, with the lanes&apos; paths</source>
        <translation>손실의 등고선과 레인의 경로</translation>
    </message>
    <message>
        <source>start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>loss here: {loss:.3g}</source>
        <translation>이 지점의 손실: {loss:.3g}</translation>
    </message>
    <message>
        <source>{name}, update {update:,}</source>
        <translation>{name}, 업데이트 {update:,}</translation>
    </message>
    <message>
        <source>its own loss: {loss:.3g}</source>
        <translation>레인의 실제 손실: {loss:.3g}</translation>
    </message>
    <message>
        <source>{distance:.2g} off the plane, {far:.2g} from the start</source>
        <translation>평면에서 {distance:.2g}, 시작점에서 {far:.2g} 떨어짐</translation>
    </message>
    <message>
        <source>direction 1 ({share} % of all movement)</source>
        <translation>방향 1 (전체 이동의 {share} %)</translation>
    </message>
    <message>
        <source>direction 2 ({share} % of all movement)</source>
        <translation>방향 2 (전체 이동의 {share} %)</translation>
    </message>
    <message>
        <source>direction 2 ({share} %)</source>
        <translation>방향 2 ({share} %)</translation>
    </message>
</context>
<context>
    <name>SurfaceRelief</name>
    <message>
        <source>The loss as a landscape, with the lanes&apos; paths</source>
        <translation>입체로 본 손실과 레인의 경로</translation>
    </message>
    <message>
        <source>Drag to turn it, or use the arrow keys. A double click or Home turns it back.</source>
        <translation>끌거나 화살표 키를 눌러 돌립니다. 두 번 클릭하거나 Home 키를 누르면 처음 방향으로 돌아갑니다.</translation>
    </message>
    <message>
        <source>start</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>손실</translation>
    </message>
</context>
<context>
    <name>SurfaceView</name>
    <message>
        <source>Filter-normalised</source>
        <translation>필터 정규화</translation>
    </message>
    <message>
        <source>Compute the loss surface</source>
        <translation>손실 곡면 계산</translation>
    </message>
    <message>
        <source>Compute again</source>
        <translation>다시 계산</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Measuring the loss</source>
        <translation>손실 측정 중</translation>
    </message>
    <message>
        <source>Contour</source>
        <translation>등고선</translation>
    </message>
    <message>
        <source>Landscape</source>
        <translation>입체</translation>
    </message>
    <message>
        <source>From above: lines join places of the same loss.</source>
        <translation>위에서 본 모습입니다. 손실이 같은 곳을 선으로 이었습니다.</translation>
    </message>
    <message>
        <source>From the side: height is the loss, in powers of ten. Drag to turn it.</source>
        <translation>옆에서 본 모습입니다. 높이가 손실이며 로그 눈금입니다. 끌어서 돌릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Loss surface</source>
        <translation>손실 곡면</translation>
    </message>
    <message>
        <source>Scales each filter of the two directions to the length of the first weights&apos; filter and leaves biases out (Li et al., 2018), so that a steep place does not only mean small weights. Computes again.</source>
        <translation>두 방향의 필터를 첫 가중치의 필터와 같은 크기로 맞추고 편향은 뺍니다(Li 외, 2018). 가중치가 작다는 이유만으로 가파르게 보이지 않게 합니다. 다시 계산합니다.</translation>
    </message>
    <message>
        <source>Measure anew, with all that was learnt since.</source>
        <translation>그동안 배운 것까지 넣어 새로 잽니다.</translation>
    </message>
    <message>
        <source>Measured with each network&apos;s own weights.</source>
        <translation>각 신경망의 실제 가중치로 잰 값입니다.</translation>
    </message>
    <message>
        <source>The first picture is coarse and comes soon; finer ones follow.</source>
        <translation>거친 그림이 먼저 나오고, 점점 세밀해집니다.</translation>
    </message>
    <message>
        <source>The plane through the paths of all lanes, with the true loss measured at about a thousand places on it. Some seconds for a small network, some minutes for a large one; a coarse picture comes first.</source>
        <translation>모든 레인의 경로를 지나는 평면에서 약 천 곳의 실제 손실을 잽니다. 작은 신경망은 몇 초, 큰 신경망은 몇 분이 걸리며, 거친 그림이 먼저 나옵니다.</translation>
    </message>
    <message>
        <source>2 of {parameters:,} directions, {share} % of the movement. Loss on {examples:,} training examples.</source>
        <translation>방향 {parameters:,}개 중 2개, 전체 이동의 {share} %. 훈련 샘플 {examples:,}개로 잰 손실.</translation>
    </message>
    <message>
        <source>You see 2 of {parameters:,} directions: those in which the lanes moved most. They show {share} % of the movement away from the start, each lane counting the same. Colour and height are the true loss on {examples:,} training examples. Walls and valleys in all other directions are not seen.</source>
        <translation>방향 {parameters:,}개 중 레인이 가장 많이 움직인 2개를 보여 줍니다. 시작점에서 움직인 거리의 {share} %가 여기에 담기며, 모든 레인을 똑같이 셉니다. 색과 높이는 훈련 샘플 {examples:,}개로 잰 실제 손실입니다. 나머지 방향의 벽과 골짜기는 보이지 않습니다.</translation>
    </message>
    <message>
        <source>The directions have no biases; their filters are as long as at the start.</source>
        <translation>이 방향들에는 편향이 없고, 필터의 크기는 시작할 때와 같습니다.</translation>
    </message>
    <message>
        <source>The paths are drawn where they are nearest: their ends lie {off} off this plane, {far} from the start.</source>
        <translation>경로는 평면에서 가장 가까운 자리에 그립니다. 경로의 끝은 이 평면에서 {off}, 시작점에서 {far}만큼 떨어져 있습니다.</translation>
    </message>
    <message>
        <source>So a lane&apos;s own loss is not the one below it; most of all that of {name}: {own:.2g} of its own, {drawn:.2g} on the surface.</source>
        <translation>그래서 레인의 실제 손실은 곡면에 보이는 손실과 다릅니다. 가장 크게 다른 레인은 {name}입니다(실제 {own:.2g}, 곡면 {drawn:.2g}).</translation>
    </message>
    <message>
        <source>Left out: {names}. Only lanes with the same layers, data and loss, all of finite weights, have a plane in common.</source>
        <translation>뺀 레인: {names}. 층, 데이터, 손실 함수가 같고 가중치가 모두 유한한 레인만 한 평면에 함께 그릴 수 있습니다.</translation>
    </message>
    <message>
        <source>Own losses at the end: {losses}</source>
        <translation>마지막의 실제 손실: {losses}</translation>
    </message>
    <message>
        <source>Own losses at update {update:,}: {losses}</source>
        <translation>업데이트 {update:,}의 실제 손실: {losses}</translation>
    </message>
</context>
<context>
    <name>SwitchRow</name>
    <message>
        <source>Off: {what}</source>
        <translation>끄면: {what}</translation>
    </message>
    <message>
        <source>Has no effect while the sheet is not cropped.</source>
        <translation>용지를 자르지 않는 동안에는 효과가 없습니다.</translation>
    </message>
    <message>
        <source>How many of the test drawings are read right: with all stages on, and with only this one off.</source>
        <translation>테스트 그림을 바르게 읽은 비율입니다. 모든 단계를 켰을 때와 이 단계만 껐을 때를 비교합니다.</translation>
    </message>
</context>
<context>
    <name>TermPopup</name>
    <message>
        <source>Show in the glossary</source>
        <translation>용어집에서 보기</translation>
    </message>
</context>
<context>
    <name>TimeSlider</name>
    <message>
        <source>Now</source>
        <translation>현재로</translation>
    </message>
    <message>
        <source>Continue from here</source>
        <translation>여기서 이어서 학습</translation>
    </message>
    <message>
        <source>Go back to any moment of this run: plots, pad and weights show it.</source>
        <translation>이 훈련의 어느 시점으로든 돌아갈 수 있습니다. 그래프, 그림판, 가중치가 그 시점을 보여 줍니다.</translation>
    </message>
    <message>
        <source>The lines are the ends of epochs, the triangle is the best epoch.</source>
        <translation>선은 에포크의 끝, 세모는 최고 에포크입니다.</translation>
    </message>
    <message>
        <source>Moment of the run</source>
        <translation>훈련 시점</translation>
    </message>
    <message>
        <source>Back to the present.</source>
        <translation>현재로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Starts a new run with the weights of this moment; what you changed in the settings applies to it.</source>
        <translation>이 시점의 가중치로 새 훈련을 시작합니다. 바꾼 설정도 적용됩니다.</translation>
    </message>
    <message>
        <source>No moments yet</source>
        <translation>아직 시점 없음</translation>
    </message>
    <message>
        <source>update {update} · epoch {epoch}</source>
        <translation>업데이트 {update} · 에포크 {epoch}</translation>
    </message>
    <message>
        <source>now · drag to go back</source>
        <translation>현재 · 끌어서 되돌아가기</translation>
    </message>
</context>
<context>
    <name>ToolRow</name>
    <message>
        <source>Test point</source>
        <translation>테스트 점</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Class {number}</source>
        <translation>클래스 {number}</translation>
    </message>
    <message>
        <source>Set points of class {number} (key {key})</source>
        <translation>클래스 {number}의 점 찍기 ({key} 키)</translation>
    </message>
    <message>
        <source>A test point is not learnt from: it shows whether the network is right where it has seen nothing. Without any, the training points are tested with.</source>
        <translation>테스트 점으로는 배우지 않습니다. 신경망이 본 적 없는 자리에서도 맞는지를 보여 줍니다. 테스트 점이 없으면 훈련 점으로 시험합니다.</translation>
    </message>
    <message>
        <source>Take all points away; Ctrl+Z brings them back.</source>
        <translation>점을 모두 없앱니다. Ctrl+Z를 누르면 되살아납니다.</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Start from a recipe: a model with data and settings, each made to show one thing.</source>
        <translation>준비된 설정으로 시작하세요. 프리셋마다 모델, 데이터, 설정이 갖추어져 있고 한 가지를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>일시정지</translation>
    </message>
    <message>
        <source>Resume</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Start race</source>
        <translation>경주 시작</translation>
    </message>
    <message>
        <source>한국어</source>
        <translation>English</translation>
    </message>
    <message>
        <source>Preset</source>
        <translation>프리셋</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>데이터</translation>
    </message>
    <message>
        <source>{name} · {count:,} images</source>
        <translation>{name} · 이미지 {count:,}개</translation>
    </message>
    <message>
        <source>{name} · points</source>
        <translation>{name} · 점</translation>
    </message>
    <message>
        <source>{name} · {count:,} rows</source>
        <translation>{name} · {count:,}행</translation>
    </message>
    <message>
        <source>Switch the window to Korean</source>
        <translation>창을 영어로 바꾸기</translation>
    </message>
    <message>
        <source>Own model</source>
        <translation>직접 만든 모델</translation>
    </message>
    <message>
        <source>The examples the network learns from.</source>
        <translation>신경망이 배우는 샘플입니다.</translation>
    </message>
    <message>
        <source>Light colours</source>
        <translation>밝은 색으로 바꾸기</translation>
    </message>
    <message>
        <source>Dark colours</source>
        <translation>어두운 색으로 바꾸기</translation>
    </message>
</context>
<context>
    <name>TrainTab</name>
    <message>
        <source>Loss</source>
        <translation>손실</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>정확도</translation>
    </message>
    <message>
        <source>log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>since start</source>
        <translation>처음부터</translation>
    </message>
    <message>
        <source>follow</source>
        <translation>따라가기</translation>
    </message>
    <message>
        <source>95 % · fit for use</source>
        <translation>95 % · 실용 기준</translation>
    </message>
    <message>
        <source>A logarithmic axis shows small losses as clearly as large ones.</source>
        <translation>로그 축에서는 작은 손실도 큰 손실처럼 또렷하게 보입니다.</translation>
    </message>
    <message>
        <source>Shows the steep start too; otherwise the axis narrows to where something happens.</source>
        <translation>가파른 시작 부분도 보여 줍니다. 끄면 축이 변화가 있는 범위로 좁혀집니다.</translation>
    </message>
    <message>
        <source>Back to the whole curve after zooming (double click).</source>
        <translation>확대한 뒤 전체 곡선으로 돌아갑니다. (두 번 클릭)</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>측정값</translation>
    </message>
    <message>
        <source>Training measured as validation is: at an epoch&apos;s end, without dropout, by the weights of that moment. Only so can the two be compared.</source>
        <translation>훈련 세트를 검증과 똑같이 잰 값입니다. 에포크가 끝났을 때 그 시점의 가중치로, 드롭아웃 없이 잽니다. 그래야 훈련과 검증을 비교할 수 있습니다.</translation>
    </message>
    <message>
        <source>The best epoch is the one with the best validation; a ring marks it.</source>
        <translation>최고 에포크는 검증 결과가 가장 좋은 에포크이며, 고리로 표시합니다.</translation>
    </message>
    <message>
        <source>Preparing …</source>
        <translation>준비 중 …</translation>
    </message>
    <message>
        <source>Press Train, or Space: the loss of every batch appears here.</source>
        <translation>훈련을 누르거나 Space 키를 누르면 배치마다의 손실이 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>How many examples it gets right appears here, while it learns.</source>
        <translation>배우는 동안 샘플을 얼마나 맞히는지 여기에 나타납니다.</translation>
    </message>
</context>
<context>
    <name>TrainingForm</name>
    <message>
        <source>Automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>CPU</source>
        <translation>CPU</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>훈련</translation>
    </message>
    <message>
        <source>Stop early</source>
        <translation>조기 종료</translation>
    </message>
</context>
<context>
    <name>TrialImages</name>
    <message>
        <source>The test images are not on this machine yet.</source>
        <translation>테스트 이미지가 아직 이 컴퓨터에 없습니다.</translation>
    </message>
    <message>
        <source>Test image {number:,} · {name}</source>
        <translation>테스트 이미지 {number:,} · {name}</translation>
    </message>
</context>
<context>
    <name>TruthMark</name>
    <message>
        <source>wrong: it is {name}</source>
        <translation>틀림: 정답은 {name}</translation>
    </message>
    <message>
        <source>right</source>
        <translation>맞음</translation>
    </message>
</context>
<context>
    <name>UnitGrid</name>
    <message>
        <source>Units of the layer</source>
        <translation>층의 유닛</translation>
    </message>
</context>
<context>
    <name>UnitPicture</name>
    <message>
        <source>Enlarged weights</source>
        <translation>확대한 가중치</translation>
    </message>
    <message>
        <source>row {row}, column {column}: {value}</source>
        <translation>{row}행 {column}열: {value}</translation>
    </message>
</context>
<context>
    <name>UnitPictures</name>
    <message>
        <source>What the {count} units see</source>
        <translation>유닛 {count}개가 보는 것</translation>
    </message>
    <message>
        <source>Unit {number}: what it gives all over the inputs, {low} to {high}. Blue is above zero, orange below, all units of the layer on one scale.</source>
        <translation>유닛 {number}: 모든 입력에서 내는 값, {low}에서 {high}까지. 파란색은 0보다 큰 값, 주황색은 작은 값이며, 한 층의 유닛은 모두 같은 눈금을 씁니다.</translation>
    </message>
</context>
<context>
    <name>UnitView</name>
    <message>
        <source>Units</source>
        <translation>유닛</translation>
    </message>
    <message>
        <source>unit {number} of {count}: {value}</source>
        <translation>유닛 {number}/{count}: {value}</translation>
    </message>
</context>
<context>
    <name>UpdateTable</name>
    <message>
        <source>The update, step by step</source>
        <translation>단계별로 본 업데이트</translation>
    </message>
    <message>
        <source>Symbol</source>
        <translation>기호</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>뜻</translation>
    </message>
    <message>
        <source>Formula</source>
        <translation>식</translation>
    </message>
    <message>
        <source>With numbers</source>
        <translation>수를 넣은 식</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>값</translation>
    </message>
</context>
<context>
    <name>ValuesPopup</name>
    <message>
        <source>Values of {setting}</source>
        <translation>{setting} 값</translation>
    </message>
    <message>
        <source>Another value, then Enter</source>
        <translation>다른 값을 쓰고 Enter</translation>
    </message>
    <message>
        <source>Another value</source>
        <translation>다른 값</translation>
    </message>
    <message>
        <source>For example {example}: a kind, and in brackets what is not usual.</source>
        <translation>예: {example}. 종류를 쓰고, 기본값과 다른 설정은 괄호 안에 씁니다.</translation>
    </message>
    <message>
        <source>Values, with commas between</source>
        <translation>쉼표로 구분한 값</translation>
    </message>
    <message>
        <source>One lane for each value; commas stand between them.</source>
        <translation>값마다 레인이 하나씩 생깁니다. 값은 쉼표로 구분합니다.</translation>
    </message>
    <message>
        <source>Set up the lanes</source>
        <translation>레인 만들기</translation>
    </message>
    <message>
        <source>Set up {count} lanes</source>
        <translation>레인 {count}개 만들기</translation>
    </message>
</context>
<context>
    <name>VaryBar</name>
    <message>
        <source>Free-form</source>
        <translation>자유 구성</translation>
    </message>
    <message>
        <source>Any models side by side: add them one by one with “lane”.</source>
        <translation>아무 모델이나 나란히 놓습니다. “레인” 버튼으로 하나씩 추가하세요.</translation>
    </message>
    <message>
        <source>{value} stands here twice.</source>
        <translation>{value}이(가) 두 번 있습니다.</translation>
    </message>
    <message>
        <source>A race needs two lanes or more.</source>
        <translation>경주에는 레인이 두 개 이상 필요합니다.</translation>
    </message>
    <message>
        <source>A race has {most} lanes at most; these are {count}.</source>
        <translation>경주의 레인은 {most}개까지인데, 지금은 {count}개입니다.</translation>
    </message>
    <message>
        <source>Vary</source>
        <translation>비교</translation>
    </message>
    <message>
        <source>lane</source>
        <translation>레인</translation>
    </message>
    <message>
        <source>A race has {most} lanes at most.</source>
        <translation>경주의 레인은 {most}개까지입니다.</translation>
    </message>
    <message>
        <source>Adds a lane, at any time: it starts at update 0 and catches up.</source>
        <translation>언제든 레인을 추가합니다. 새 레인은 업데이트 0에서 시작해 따라잡습니다.</translation>
    </message>
    <message>
        <source>What the lanes differ in</source>
        <translation>레인마다 다른 설정</translation>
    </message>
    <message>
        <source>Add a lane</source>
        <translation>레인 추가</translation>
    </message>
    <message>
        <source>Speed of the race</source>
        <translation>경주 속도</translation>
    </message>
    <message>
        <source>Slows all lanes down alike, to follow the first updates one by one.</source>
        <translation>모든 레인을 똑같이 늦춰 첫 업데이트를 하나씩 따라가며 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>The race is being repeated with other seeds; cancel that first.</source>
        <translation>다른 시드로 경주를 반복하는 중입니다. 먼저 취소하세요.</translation>
    </message>
    <message>
        <source>{count} lanes</source>
        <translation>레인 {count}개</translation>
    </message>
    <message>
        <source>Stop the race first: this would set up all lanes anew.</source>
        <translation>모든 레인을 새로 만들게 되므로, 먼저 경주를 정지하세요.</translation>
    </message>
    <message>
        <source>Values to compare: {values}</source>
        <translation>비교할 값: {values}</translation>
    </message>
    <message>
        <source>full speed</source>
        <translation>최고 속도</translation>
    </message>
    <message>
        <source>{count:g} updates/s</source>
        <translation>업데이트 {count:g}번/초</translation>
    </message>
    <message>
        <source>{count:g}/s</source>
        <translation>{count:g}/초</translation>
    </message>
    <message>
        <source>The model in the builder</source>
        <translation>왼쪽의 모델</translation>
    </message>
    <message>
        <source>Change the model in the builder, then add it.</source>
        <translation>왼쪽의 모델을 바꾼 뒤 추가하세요.</translation>
    </message>
    <message>
        <source>Finished runs</source>
        <translation>끝난 훈련</translation>
    </message>
    <message>
        <source>Copy of {lane}</source>
        <translation>{lane} 복사</translation>
    </message>
    <message>
        <source>An exact copy. For other settings, change the model in the builder, then add it.</source>
        <translation>똑같은 복사본입니다. 다르게 설정하려면 왼쪽의 모델을 바꾼 뒤 그 모델을 추가하세요.</translation>
    </message>
    <message>
        <source>Full speed</source>
        <translation>최고 속도</translation>
    </message>
    <message>
        <source>{count:g} updates a second</source>
        <translation>초당 업데이트 {count:g}번</translation>
    </message>
</context>
<context>
    <name>Verdict</name>
    <message>
        <source>what it sees</source>
        <translation>신경망 입력</translation>
    </message>
    <message>
        <source>{percent} sure</source>
        <translation>확신 {percent}</translation>
    </message>
    <message>
        <source>{count} of {all} agree</source>
        <translation>{all}개 중 {count}개 일치</translation>
    </message>
    <message>
        <source>ensemble {percent}</source>
        <translation>앙상블 {percent}</translation>
    </message>
    <message>
        <source>by average: {name}</source>
        <translation>평균으로는 {name}</translation>
    </message>
    <message>
        <source>by vote: {name}</source>
        <translation>다수결로는 {name}</translation>
    </message>
    <message>
        <source>then {name}, {percent}</source>
        <translation>다음은 {name}, {percent}</translation>
    </message>
    <message>
        <source>nothing to read</source>
        <translation>결과 없음</translation>
    </message>
</context>
<context>
    <name>VerdictView</name>
    <message>
        <source>Seeds</source>
        <translation>시드</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>There is no race to repeat yet.</source>
        <translation>아직 반복할 경주가 없습니다.</translation>
    </message>
    <message>
        <source>preparing …</source>
        <translation>준비 중 …</translation>
    </message>
    <message>
        <source>seed {seed} of {seeds}</source>
        <translation>시드 {seed}/{seeds}</translation>
    </message>
    <message>
        <source>With how many seeds to run the race again, 2 to 30. Each seed draws other first weights and another order of the batches, the same for every lane.</source>
        <translation>경주를 몇 개의 시드로 다시 할지 정합니다(2~30). 시드마다 첫 가중치와 배치의 순서가 다르며, 모든 레인에 똑같이 적용됩니다.</translation>
    </message>
    <message>
        <source>Number of seeds</source>
        <translation>시드의 수</translation>
    </message>
    <message>
        <source>Stop repeating; seeds that are finished stay.</source>
        <translation>반복을 멈춥니다. 끝난 시드의 결과는 남습니다.</translation>
    </message>
    <message>
        <source>Progress of the repeat</source>
        <translation>반복 진행률</translation>
    </message>
    <message>
        <source>The band goes from the lowest seed to the highest, so that it hides none. Where bands lie apart, every seed agrees.</source>
        <translation>띠는 가장 낮은 시드부터 가장 높은 시드까지라 어떤 시드도 빠지지 않습니다. 띠가 서로 떨어져 있으면 모든 시드의 결과가 같습니다.</translation>
    </message>
    <message>
        <source>stopping …</source>
        <translation>정지하는 중 …</translation>
    </message>
    <message>
        <source>Repeat over {n} seeds</source>
        <translation>시드 {n}개로 반복</translation>
    </message>
    <message>
        <source>Runs the whole race again in the background, with one seed after another.</source>
        <translation>시드를 하나씩 바꿔 가며 경주 전체를 백그라운드에서 다시 합니다.</translation>
    </message>
    <message>
        <source>Is the winner really better?</source>
        <translation>승자가 정말 더 나을까요?</translation>
    </message>
    <message>
        <source>The seed draws the first weights and the order of the batches. With another seed the same lanes end a little higher or lower, and a narrow winner may come second. Repeating the race over several seeds tells a better lane from a lucky one: here you will see who was ahead how often, by how much, and what luck alone would do.</source>
        <translation>시드는 첫 가중치와 배치의 순서를 정합니다. 시드가 다르면 같은 레인도 조금 높거나 낮게 끝나고, 간발의 차로 이긴 레인이 2위가 될 수도 있습니다. 여러 시드로 경주를 반복하면 정말 나은 레인과 운이 좋았던 레인을 구별할 수 있습니다. 누가 몇 번, 얼마나 앞섰는지, 우연만으로는 어떨지가 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>{figure} after each epoch · line: mean of {n} seeds · band: lowest to highest seed</source>
        <translation>에포크마다의 {figure} · 선: 시드 {n}개의 평균 · 띠: 최저~최고 시드</translation>
    </message>
    <message>
        <source>{figure} after each epoch · 1 seed</source>
        <translation>에포크마다의 {figure} · 시드 1개</translation>
    </message>
    <message>
        <source>epoch {number}</source>
        <translation>에포크 {number}</translation>
    </message>
</context>
<context>
    <name>VitalsTable</name>
    <message>
        <source>How the layers are doing</source>
        <translation>층의 상태</translation>
    </message>
    <message>
        <source>gradient {norm}</source>
        <translation>그레이디언트 {norm}</translation>
    </message>
    <message>
        <source>{share} of ReLU units dead</source>
        <translation>죽은 ReLU 유닛 {share}</translation>
    </message>
    <message>
        <source>{share} saturated</source>
        <translation>포화 {share}</translation>
    </message>
    <message>
        <source>How strongly the loss asks the layer&apos;s weights to change: the length of its gradient, on a logarithmic scale. Vanishing: per weight 100 times smaller than in the last layer, so the layer hardly learns. Exploding: 100 times larger.</source>
        <translation>손실이 층의 가중치를 얼마나 세게 바꾸려 하는지, 곧 그레이디언트의 길이를 로그 눈금으로 나타냅니다. 소실: 가중치당 크기가 마지막 층의 100분의 1이라 층이 거의 배우지 못합니다. 폭발: 100배입니다.</translation>
    </message>
    <message>
        <source>Units with ReLU that give 0 for every example looked at: no gradient passes, so they do not learn any more.</source>
        <translation>살펴본 모든 샘플에서 0을 내는 ReLU 유닛입니다. 그레이디언트가 지나가지 못해 더는 배우지 못합니다.</translation>
    </message>
    <message>
        <source>How often a sigmoid or tanh unit stands where its curve is flat: hardly any gradient passes there.</source>
        <translation>시그모이드나 tanh 유닛이 곡선의 평평한 곳에 있는 비율입니다. 그곳에서는 그레이디언트가 거의 지나가지 못합니다.</translation>
    </message>
    <message>
        <source>no number</source>
        <translation>숫자 아님</translation>
    </message>
    <message>
        <source>vanishing</source>
        <translation>소실</translation>
    </message>
    <message>
        <source>exploding</source>
        <translation>폭발</translation>
    </message>
    <message>
        <source>Layer</source>
        <translation>층</translation>
    </message>
    <message>
        <source>Gradient</source>
        <translation>그레이디언트</translation>
    </message>
    <message>
        <source>Dead ReLU</source>
        <translation>죽은 ReLU</translation>
    </message>
    <message>
        <source>Saturated</source>
        <translation>포화</translation>
    </message>
</context>
<context>
    <name>WeightsPage</name>
    <message>
        <source>Largest first</source>
        <translation>큰 것부터</translation>
    </message>
    <message>
        <source>Looking at the weights …</source>
        <translation>가중치를 살펴보는 중 …</translation>
    </message>
    <message>
        <source>No layer of this network has weights that make a picture: that is so where a Dense layer sees the pixels of an image, or a convolution.</source>
        <translation>이 신경망에는 가중치를 그림으로 볼 수 있는 층이 없습니다. 이미지의 픽셀을 보는 Dense 층이나 합성곱 층이라야 그림이 됩니다.</translation>
    </message>
    <message>
        <source>{shown} of {n} units</source>
        <translation>유닛 {n}개 중 {shown}개</translation>
    </message>
    <message>
        <source>{n} units</source>
        <translation>유닛 {n}개</translation>
    </message>
    <message>
        <source>{layer}, unit {n}: {low} to {high}; size of all together {size}</source>
        <translation>{layer}, 유닛 {n}: {low}에서 {high}까지, 전체 크기 {size}</translation>
    </message>
    <message>
        <source>Each picture is one unit: what it adds up. Blue pixels speak for it, orange ones against it, and pale ones do not matter.</source>
        <translation>그림 하나가 유닛 하나로, 유닛이 무엇을 더하는지 보여 줍니다. 파란 픽셀은 찬성하고 주황 픽셀은 반대하며, 옅은 픽셀은 영향이 없습니다.</translation>
    </message>
    <message>
        <source>Units with large weights have learnt most; without, all in their order.</source>
        <translation>가중치가 큰 유닛이 가장 많이 배운 유닛입니다. 끄면 원래 순서대로 모두 보여 줍니다.</translation>
    </message>
    <message>
        <source>Point at a picture to enlarge it.</source>
        <translation>그림을 가리키면 확대됩니다.</translation>
    </message>
</context>
<context>
    <name>WhyPage</name>
    <message>
        <source>Draw a digit on the pad, or take a test image: here you see, while you draw, why the network reads it as it does.</source>
        <translation>그림판에 숫자를 그리거나 테스트 이미지를 고르세요. 그리는 동안 신경망이 왜 그렇게 읽는지 여기에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>The reasons are being worked out: they appear here a moment after the answer.</source>
        <translation>근거를 계산하고 있습니다. 답이 나오면 곧 여기에 나타납니다.</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>왜?</translation>
    </message>
    <message>
        <source>Not explained yet: these are the reasons of before.</source>
        <translation>아직 설명하지 못했습니다. 앞선 근거를 보여 줍니다.</translation>
    </message>
    <message>
        <source>training image of {name}</source>
        <translation>{name} 훈련 이미지</translation>
    </message>
</context>
<context>
    <name>WhyWords</name>
    <message>
        <source>Why {name}?</source>
        <translation>왜 {name}인가요?</translation>
    </message>
    <message>
        <source>Why not {name}?</source>
        <translation>왜 {name}이(가) 아닌가요?</translation>
    </message>
    <message>
        <source>Unlike every example it learnt from: its answer means little.</source>
        <translation>배운 샘플 어느 것과도 비슷하지 않아 답에 큰 의미가 없습니다.</translation>
    </message>
    <message>
        <source>Unlike every example it learnt from: softmax is sure, but that means little.</source>
        <translation>배운 샘플 어느 것과도 비슷하지 않습니다. 소프트맥스는 확신하지만 큰 의미가 없습니다.</translation>
    </message>
    <message>
        <source>{name} gets {percent}; the answer is {answer}, {sure} sure.</source>
        <translation>{name}의 확률은 {percent}입니다. 답은 {answer}, 확신은 {sure}입니다.</translation>
    </message>
    <message>
        <source>It is {percent} sure.</source>
        <translation>확신은 {percent}입니다.</translation>
    </message>
    <message>
        <source>It is {percent} sure; next comes {name} with {other}.</source>
        <translation>확신은 {percent}입니다. 다음은 {name}, {other}입니다.</translation>
    </message>
</context>
</TS>
