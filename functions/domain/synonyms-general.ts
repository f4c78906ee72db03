/**
 * General English, one concept a line: words that mean about the same, then after a bar words that
 * are only near it. A hyphen joins the words of a phrase. A word may stand in several concepts.
 */
export const generalSynonyms = `
abandon give-up | quit leave discard drop
able capable | can role
absent missing lacking lack without gap hole | empty none incomplete
accept admit approve take-on | receive agree allow
accept take | allow valid
accident accidentally unintentional mistake inadvertently by-mistake | wrong
accurate exact precise correct verbatim word-for-word literal faithful | right true specific
achieve accomplish fulfil reach | meet succeed
act operation action activity | step do perform
actual real true | exact
add append attach insert supplement enclose accompany supply | include extend join
additional extra further supplementary another | more add
adjust change set tune
advance ahead beforehand prior | before early
advantage benefit merit strength plus | gain help good price
advice tip recommendation suggestion hint guideline habit recommend advise suggest | rule should help
affect influence impact | change alter effect
affected touched concerned | change
after later subsequent afterwards once | following
after-all finally eventually end-up wind-up | result last
aim-of purpose-of good-for point-of | reason use
alive live running up healthy | exist work
allow permit let enable authorise grant entitle | may accept possible right
alone single sole lone only | separate independent individual
alter change modify edit amend adjust vary | revise update rewrite replace correct switch
alternative substitute fallback replacement | option different instead other
amount quantity number count sum total | size many
announce publish notify inform tell report declare | send event message
answer reply respond response react | return result solution
apart isolated segregated walled-off fenced-off kept-apart separated | invisible separate
appear show display visible emerge present | look occur
appoint assign allot allocate | give belong
appropriate suitable fit proper | right
arise come-up crop-up pop-up show-up | happen appear
arrange organise sort structure sequence | order compose group
arrive come reach | receive get enter
ask request enquire query | order question prompt demand want
assess evaluate judge appraise grade review evaluation | check measure examine rate verdict
attached appended enclosed supplied accompanying extra | context add
attempt try trial effort try-again retry | again repeat
audit check trace history log | record
authority power right say | permission role
automatic automatically by-itself unattended unasked | own
available reachable up ready accessible provided | exist
avoid prevent evade keep-from stop hinder | protect bypass block
aware notice recognise detect realise spot | know see learn identify
back-out pull-out cancel withdraw | stop
back-up backup | copy snapshot restore save
backed supported proven confirmed | evidence
bad faulty wrong broken invalid malformed defective incorrect corrupt | poor damaged error
base foundation basis ground | depend reason
basis ground criterion criteria yardstick | choose select decide
bear-in-mind remember consider | note
begin start launch initiate commence trigger kick-off open boot start-up come-up | first run initial
behave react handle treat deal | work process
behaviour reaction conduct | happen
belong own owner possess property | part
big large huge great enormous large-scale | size maximum limit
blank empty void | missing whitespace nothing
border edge boundary limit threshold | end bound
bother trouble effort | need
break divide split cut separate break-up split-up partition | part segment sub-question
brief short concise | quick small momentarily
bring-down take-down stop shut-down | remove
bring-up spin-up fire-up start launch | run
broken-up divided split | separate
budget allowance quota | limit money spend cost
buy purchase acquire | pay order
by-hand manually manual hand ordinary-tools | check
calculate compute work-out recompute | count determine measure
cancel abort call-off terminate stop halt | end quit interrupt kill withdraw revoke
capacity size volume | limit maximum amount
care attention caution careful | protect
carry contain hold bear include transport travel | have
carry-on continue proceed resume go-on keep-going pick-up | further finish
carry-out perform execute do conduct run | work
catch trap intercept notice | detect
cause reason why ground motive trigger origin because | lead explanation source explain
certain sure definite guaranteed guarantee | confident always
chance random arbitrary luck | possible deterministic
character letter symbol digit | sign text
characteristic property feature attribute trait quality | field
charge bill cost fee price expense spend | pay money budget
cheap inexpensive | cost price save
check verify examine inspect test validate confirm probe control | look compare prove correct
choose select pick decide opt choice selection | determine option setting
chronological order time newest oldest | sequence
cite quote quotation citation reference refer | mention link source evidence excerpt
claim statement assertion sentence | say fact
clean tidy purge sweep clean-up cleanup | delete remove clear repair
clear obvious plain distinct unambiguous | understandable
colleague coworker teammate | person user other somebody
collect gather accumulate assemble | find get research
combine merge join unite | together add
come-back return reappear | answer
comment remark note | feedback text notice
communicate talk contact | send message call connect
company organisation business firm enterprise department | tenant customer
compare contrast comparison | check match difference equal same
complete finish end done conclude wrap-up | close stop final over
complete full whole entire total overall | all every
complicated complex hard difficult | many
component part piece element module building-block constituent | unit service consist
compose write draft formulate author | create build make text arrange
comprise consist contain include made-of | have part
compulsory mandatory required obligatory must-have | optional need
confidential secret private sensitive personal | protect hidden
conflict contradict disagree clash contrary | dispute against opposite
consequence result effect outcome impact | follow cause happen
consider regard treat judge | think count
constant fixed unchanging stable permanent unchanged | same always
constraint restriction limit condition | rule
contest dispute doubt question | disagree
continue remain stay persist keep last endure survive | still hold live
contradict oppose deny refute contradiction | opposite differ against conflict
convenient easy comfortable | simple useful
cope handle survive manage | deal
copy duplicate replicate snapshot reproduce | same backup
correct fix repair mend amend rectify cure | change edit revise solve
cost price expense fee money dollar expensive pay | charge spend bill
cover address answer include | contain protect
crash die outage breakdown power-cut collapse power-failure interruption | fail failure interrupt kill down restart lost
create make generate produce build establish mint creation new | form write order set-up
crowded busy overload full | too-many
crucial important essential vital relevant significant | necessary matter
customer client consumer subscriber buyer end-user | tenant user account caller organisation
customise tailor adapt adjust configure | setting
damage harm destroy hurt corrupt ruin spoil | break lose
damage ruin spoil wreck harm | fail break destroy
danger risk threat hazard peril | safe
date calendar | day time moment
deadline due time-limit expire
deal-with handle treat react respond | do
decide determine judge decision verdict ruling conclude | choose result
decrease reduce lower lessen shrink cut | small less
define specify definition | set mean determine name
delay wait postpone defer lag hold-up pause | late slow time latency
delete remove erase wipe destroy purge get-rid discard throw-away take-out deletion removal | drop clean disappear uninstall cancel
deliberate intentional on-purpose | reason
deliver send hand-over transfer ship transmit dispatch | bring provide give publish
demand require need necessary must mandatory obligatory prerequisite requirement compulsory required | want essential ask
depend rely dependency | need
derail fail break crash
describe explain clarify explanation tell | say document define
design plan structure architecture | build
desire want wish | ask need
detect find notice discover recognise identify catch spot | see check
deterministic reproducible predictable repeatable | same identical always random
differ vary distinct different difference distinguish unlike deviate | other change various separate
difficult hard tricky | problem
disappear vanish go-away gone expire lapse | delete remove lost
disclose expose reveal leak divulge | show secret contain visible
discover find-out learn find | notice search know
display show present print visible view | see output
distinguish tell-apart discriminate differentiate kinds | differ class separate recognise
distribute spread share | divide send
divide partition shard segment | split part
document page file paper article text | manual source
doubtful sceptical suspicious distrust | check trust
drift differ deviate change
duplicate double twice second-time repeat repetition redundant again copy | same two another replay
duration length period time-span span lifetime | time long
duty obligation responsibility responsible task role | must job
early soon quick | before first
easy simple effortless straightforward | quick plain
effort work labour | cost trouble
eligible allowed permitted entitled | may role
emit send write publish | event
empty missing nothing no-documents | none zero blank
end finish stop terminate final over conclude ending | last cease complete expire
end-up land lie stored located reside live | place where store
enforce guard ensure check
ensure guarantee make-sure secure assure | prevent certain
enter input type | begin data
entry item record row line element | thing
equal same identical equivalent alike match matching | agree compare
erroneous wrong incorrect false mistaken inaccurate | bad error invalid
error fault failure mistake problem exception defect bug flaw trouble | wrong fail issue
escape bypass get-round | avoid leave
evidence proof support backing substantiate basis back-up-claim | quote citation source prove
exact strict precise | same correct
examine study analyse investigate look-at inspect | check test review research
example instance sample illustration | such
exceed surpass go-beyond too-big too-large too-long over-limit | above limit large long
exchange replace swap substitute | change new
exclude omit leave-out skip disregard ignore pass-over | drop without miss
execute run perform process | carry-out do launch start work
exhaust use-up spend run-out | end
exist live there-is | be remain
expect await anticipate foresee | wait
expensive costly dear | cost price
expire lapse run-out end lifetime expiry shelf-life time-to-live | old disappear delete retain
extend prolong lengthen enlarge expand | add long
external outside foreign other | strange public
extract excerpt quote passage | take part quotation
fail break malfunction go-wrong failed unsuccessful not-succeed failure | crash error fault problem
fake forge tamper manipulate falsify alter | change wrong
fake invent fabricate make-up hallucinate false | wrong create
fall-over go-down crash die fail | stop
fast quick rapid speedy prompt immediate instant at-once straight-away promptly | time soon short
feature capability ability functionality | property function possible
fetch get retrieve obtain download read collect | receive
field attribute property column key | part value
figure-out find-out work-out determine learn | understand
fill-in complete enter supply
final last ultimate terminal end | complete
find locate search seek look-up retrieve look-for | discover get see
finding result discovery | answer evidence
fit match suit | agree
follow track trace watch monitor observe | next look
for-good permanent forever irreversible irrevocable | never restore
forbid prohibit ban disallow | block reject refuse allow
forget lose lost | miss remember
form shape format kind | create structure
former earlier previous prior past | before old history
forward pass send transfer | give
frequent often regular periodic frequency | every interval common many
fresh new recent | latest another
gain earn profit | receive
general common overall broad | usual all
get-back recover restore regain retrieve | return lost
glossary vocabulary terminology definition term word expression | meaning name
go-ahead continue proceed start | approve
go-missing lost vanish disappear | missing
go-wrong error fail failure problem | fault invalid
good useful fine well | quality
good-quality good reliable any-good | quality measure
grade mark rating score | judge
group category class set bundle | collection
grow increase rise raise enlarge | more big
guard protect defend shield safeguard secure | safe encrypt prevent
guess estimate suppose assume | think
guide manual handbook documentation tutorial | explain document
half partly middle partial | divide
half-written half-finished half-created half-done partial partly incomplete | unfinished
halfway midway middle in-the-middle part-way | interrupt cut-off
hand-back return answer respond
hand-out give distribute issue | create
handle process treat deal manage | work
hang-around stick-around remain stay | keep
happen occur take-place come-about | event become result
harmless safe without-risk | secure
heading title header caption name | top section
help assist support aid | useful
hiccup glitch trouble failure interrupt | transient error
hide conceal mask invisible | secret
history past log record chronology | previous trace earlier
human-approval sign-off manual-approval human-review | person wait review approve
hurry soon quick fast
idea thought opinion view | think
identify recognise name identity identification | detect id know who
identity identifier id who | name person authenticate
idle unused inactive | wait
ignore skip disregard overlook neglect | leave omit drop
illegal forbidden unlawful | invalid
immediate direct instant | fast now
implement realise build | create
improve better enhance optimise | good change
in-progress underway ongoing running unfinished | progress before still
include contain comprise embed cover | carry part
incomplete partial unfinished half-finished | gap missing cut
increase raise grow | more add
independent separate autonomous self-contained | alone
indicate show signal point mean | say name
individual single separate each | own person
inform tell notify announce report hear learn notified informed | message say event
information data fact content detail material | text knowledge
initial first beginning original | start
inside inner internal within | contain
inspect look-into investigate examine check view | read
instead rather alternative | replace other
instruction command direction order | tell
insufficient too-little lacking not-enough | missing
intact whole unharmed undamaged | exact safe
intention aim goal purpose objective target | reason meant plan
interfere disturb influence | affect change
interrupt cut-off disturb break-off unfinished abort halfway interruption | stop crash kill halt
interval gap period every | time minute
issue hand-out mint grant give-out | create generate new make give
join connect link attach | combine
justify support explain | reason
keep retain hold store save preserve maintain stored kept saved retention | stay long remain remember
keep-apart separate isolate | tenant
keep-track track trace monitor follow watch | record
kick-in start begin apply | effect
kick-out lock-out shut-out revoke block exclude | refuse
kind type sort class category variety classify | group which
know aware understand comprehend | recognise learn
know-whether tell-whether find-out | check show
knowledge information documents corpus | know document
lag slow delay latency behind | long
language tongue | text english
large-number many multiple several numerous various | lot
last final latest | end recent
late delayed overdue due | slow after
lead cause bring | result guide
learn find-out hear discover | know notify
leave abandon go depart | remain
left-over left-behind remain rest remainder residue | left stay
length size duration long extent | limit measure
level degree stage depth | step
lifespan lifetime life duration age | keep expire
limit maximum cap restrict bound ceiling most longest largest biggest up-to at-most upper | allow exceed size large long
line-break newline line-end line-ending crlf | line end
linger remain stay | keep
list enumerate overview listing catalogue | show table index
listen subscribe hear subscriber listener consumer receiver | receive
live reside lie located | exist stay
load burden overload | busy
location place position where address path spot whereabouts | find lie store put
look see view watch look-at inspect | read check appear
look-after manage maintain care | own
look-first start-with begin-with | first
lose lost vanish disappear gone loss | miss drop destroy forget
main major primary chief | important
manage control administer operate govern | handle
manner way method procedure mechanism technique approach | how process
marker tombstone sign trace | remain
match agree correspond coincide consistent | same equal compare
mean signify meaning stand-for denote | say definition
measure metric measurement gauge statistic indicator | count number value
mention name refer | cite say
message text notification note | say event
mind-change change-mind reconsider revise | replace second
minimum least smallest at-least | small low
misplace lose lost mislay | forget
miss overlook lack | lose
misspell misspelt typo wrong-name | error
mistake error slip fault | wrong
moment instant time point when | date
money dollar currency | cost price pay
mutual each-other between | both
name title label identifier call term | word
narrow filter limit restrict | small select
near close similar | almost
negation not negate deny negative no never denial | contradict opposite
network internet online connection offline | net remote
normal usual ordinary typical regular standard common default | general
normalise change alter clean | format convert
note write-down jot record | remark
number figure digit value | count amount
obey follow respect comply | rule
object thing item | resource
obtain get receive acquire fetch gain | find read
occupy in-use taken used busy | block hold lock
offer provide supply give | allow
often regular repeatedly | many frequent
old earlier outdated stale obsolete | previous age
omit skip leave-out drop | miss
on-behalf in-the-name-of representing behalf | user for
ongoing running in-progress current active underway | still
open access read view look-at | see start
opportunity chance possibility | possible
opposite contrary reverse inverse | contradict
option choice setting parameter | possibility alternative value
optional voluntary may-be-left-out | mandatory may
origin source cause | come start
outcome result verdict | end status consequence
outdated expired old stale obsolete | former
outline overview summary plan
outside external beyond | foreign
own custom different other foreign | user
own self private | personal individual
owner holder possessor | user person who
package bundle | set
parallel simultaneous concurrent at-the-same-time at-once side-by-side same-time concurrently | together
part section portion fragment share segment | piece component
pass succeed go-through | satisfy
pass-on pass-along forward send hand-over | tell
passage section paragraph excerpt | part text sentence
patience wait tolerance | time
pay spend cost charge | price bill money
peek look see read
pending waiting outstanding open not-yet unstarted | begin queue
people humans persons | user person
percent percentage proportion share ratio | part number
period duration interval span time-frame | time long
periodic periodically regular interval | schedule
permanent forever lasting constant indefinitely | always
permission right authorisation privilege entitlement allowed access | role may allow grant
person human people individual somebody | user who
phase stage step period | part
phrase word formulate express write put ask | sentence question
place put set position | where location
place-order order request submit
plan schedule prepare planned | design intend split
point offset place | position
possible can able feasible | may allow
postpone defer delay put-off | later wait
power electricity energy | strength
practice habit custom | usual
prefer like favour | choose
prepare ready set-up | plan before
present current existing now at-present | state
press push hit | key
prevent avoid hinder block stop obstruct | protect keep impossible
primary main first | key
private own confidential | protect
problem trouble difficulty issue | error wrong fail
procedure process method steps | way
produce make create generate | yield build
product offering solution | service software application system platform tool report
program software script tool application app | code process command
progress advance status | step state going
promise guarantee commit | certain
proof prove demonstrate verify confirm substantiate | test evidence check
protect guard secure safeguard | safe encrypt prevent
prove confirm show demonstrate authenticate | identity check
provide give supply offer | deliver send
publish release issue make-public publication | announce print visible
pull-the-plug kill stop shut-down | power
purpose goal aim use | reason
purpose point idea goal | do mean reason
put-together compose assemble build write | make
quality standard accuracy good | measure
question query enquiry ask sub-question | problem prompt
quote quotation excerpt citation | verbatim span source
random arbitrary | chance
range span extent | from-to limit
rate vote score grade judge rating thumbs-up feedback opinion | evaluate like
rating vote feedback score opinion review | judge comment
reach get-to arrive access | come
read view open see consult access | get look
reader viewer audience | user person
ready prepared available | able
reason cause why motive | because explain
receive get obtain accept | arrive answer
recent new latest | last
recover restore resume rescue recovery | repair restart finish
redo repeat do-over again second-time | retry
reduce lower cut shrink | less
refuse reject deny decline turn-away turn-down forbid refusal | error invalid not-allow disallow
relate connect concern | belong
release free issue | publish version
reliable dependable trustworthy | sure safe
remember recall keep memory | know store
remind notify | again
remote distant | network
remove delete take-out erase eliminate take-away cut-out uninstall | drop clean
repair fix mend restore | solve correct
repeat again redo retry once-more second-time replay resend duplicate send-again come-again | same repetition
replace substitute exchange swap overwrite | change new
report account summary dossier | result document answer
represent stand-for depict | mean
request ask order submission call demand enquiry | query submit
research investigate study investigation | search find gather
resend send-again repeat replay
reside live lie stored located kept | where
resist withstand survive | protect
resolve solve fix settle | answer
respect obey regard | follow
responsible in-charge accountable | who duty
rest remainder remaining others | left
restrict limit narrow confine | only forbid
result outcome consequence output | effect report answer
resume continue pick-up go-on | recover restart
return give-back come-back | answer result
reuse use-again recycle | repeat again
reveal show disclose tell expose
review check examine | judge feedback
revise rework rewrite redraft | change correct version improve
revoke withdraw invalidate disable deactivate take-away withdrawal | cancel remove delete block
risk danger chance | safe
role function position | permission right duty
rough approximate about | almost
row line record entry | table
rule law principle policy regulation | check
run-into meet encounter | error
safe secure protected harmless | sure
same identical equal unchanged alike | again match
satisfy fulfil meet | pass
say state express tell claim | mean name
score points mark | rate
search look-for query seek | find retrieve
section part chapter paragraph passage | heading
secure safe protected protect | sure
selected chosen picked | choose
send transmit deliver submit pass dispatch post | give
send-back return answer | revise
sense meaning point | reason
separate apart isolated isolate isolation distinct divide | alone own other
sequence order succession series | list
serve answer provide | give
several many multiple various some | number
share part proportion | divide give
shelf-life expire lifetime retain
shut-down switch-off turn-off power-off stop close quit exit | end terminate
sign indication mark symptom | show
sign-off approve approval authorise accept consent | human review
significant important considerable | matter
similar alike like | same
simple easy plain basic | clear
skip ignore omit pass-over leave-out skipped | exclude
slip-through miss undetected | notice
slow sluggish take-long takes-forever take-ages bottleneck delay | time latency long duration
small little tiny short low | minimum
solve fix resolve | answer
sort kind type | order
source origin document reference original | place text
speed rate pace performance | fast
spell write | name
stage environment step phase | state
start begin launch initiate beginning | run first
state condition status phase
state status condition situation | say
stay remain keep | live
step stage phase | action part
steps procedure process sequence
stop halt cease quit end | prevent finish
store keep save hold put record deposit file | lie retain stay write
strange foreign unknown | other
stranger foreign other outsider somebody-else | unknown
structure organisation layout form | build arrange
stuck stalled hanging never-ending unfinished blocked | due running
submit send hand-in order submission | give
succeed work pass success | complete
sufficient enough adequate | satisfy
suitable right fit | appropriate
summary overview abstract digest | short list
support back assist | help prove
sure certain safe | guarantee
surplus extra excess | more
survive outlive withstand persist endure | remain after resist
suspect doubt uncertain unsure | question
switch change flip toggle swap | replace
switch change turn | replace
take-effect become-active apply work | stop begin
take-over adopt continue | replace
tamper alter change manipulate | hash
tear-down remove delete destroy uninstall | stack
tell say inform explain | show
term word expression | name
test try check examine trial | prove
text wording words content writing | document plain
thumbs-up thumbs-down thumb rating vote | up down score
thumbs-up thumbs-down vote rating score up down | feedback
time moment duration period | when long
title heading name | top
together joint jointly | combine
tolerate allow accept | bear
too-many overload throttle limit
total sum whole overall | all count
transfer move send | pass
transient temporary short-lived passing | short
translate convert transform | language change
transparent visible clear | see
treat handle deal | process
trust believe rely | sure
truth fact correctness | true
try attempt test | again
understand comprehend grasp know | explain
unexpected unforeseen surprising unknown | error
unfinished incomplete pending interrupted open | partial running
unit piece measure | one
unknown foreign unfamiliar | unforeseen
unreachable unavailable down | fail
unreadable illegible | damaged
unsupported unfounded unproven unconfirmed unbacked lack-backing | insufficient evidence
update renew refresh upgrade change new-version | replace edit
use employ utilise apply | need
user person customer | account who
vague unclear imprecise | precise
value figure number | amount
unanswered open uncovered unresolved | question gap missing
vary differ fluctuate | change
verify check confirm prove verification | test
version edition release revision variant | state
view look opinion see | read
visible seen shown appear | see
visible shown readable seen contained | contain show appear
vocabulary words terms | language
wait delay pause patience hold-on | time
want wish desire | need
watch observe follow monitor look-at | see check
weak poor feeble | bad
wipe-out delete destroy erase
word term expression | name
work job task labour | do function
write compose record put-down | text store
wrong incorrect false mistaken inaccurate erroneous | error bad
yield give return produce
`;
