/** How people say in a question what documents put more formally, in the form of the general synonyms. */
export const everydaySynonyms = `
aborted stopped killed ended | time-out
add-up total sum | count
afford pay cost price
afterwards later after in-hindsight retrospectively | history record trace
ages forever long-time long | slow wait
all-together parallel simultaneously concurrent at-once same-time side-by-side | together
allowed may permit can entitled authorised permission | role right
alter change modify touch | exact keep
analytics statistics system tool | event
answer response reply result outcome | return
archive history list overview collection | store old
at-fault cause reason wrong
attach supply add enclose include | context
auditor inspector reviewer examiner | reader reviewer check read
author writer | write draft
automatically automatic by-itself | event
avoid-paying-twice idempotency duplicate
back-and-forth loop revise return
backend server service function api | system
backup back-up copy snapshot
bad wrong poor down negative | feedback score
bail-out abort stop fail give-up
bang-on exact correct
beforehand before prerequisite first | need install
behind-the-scenes background internal
bill invoice cost price charge
blow-up fail crash error
bogus fake false invalid invented
boss manager chief
bounce refuse reject return
box banner remark | notice
box machine computer server
breakage failure fault crash fail
bring-back restore recover
broken damaged unreadable corrupt faulty | skip
browse list view read look
built-in default own embedded | extractive
bunch group many several
busy occupied taken in-use overload | wait
by-accident accidentally by-mistake mistaken unintended | wrong
by-what-means how method
call-it-quits stop end
can-not unable impossible
carry-on-by-itself resume continue | recover
certain sure confident | verify prove
chase follow track
cheat tamper falsify manipulate fake | change
chuck-out discard delete remove
chunk chunks piece portion page pages part section | limit cursor
cite quote reference | evidence
clean-away clean-up delete remove expire | retention keep
clue hint tip
co-worker colleague user person
come-about arise made produced created happen | explain version
come-from origin source stem | evidence
come-out result outcome | verdict decision
come-to result total
come-up-with invent create
comment remark text note words feedback
complain dislike unhappy dissatisfied criticise | feedback vote down
computer laptop machine local | install
concern question matter
conk-out crash fail
consumer subscriber listener receiver client
contract agreement document text | context
contributor developer programmer engineer
copy excerpt store save keep | hash
cost price charge pay expensive | token
count-on rely trust expect | present
couple two pair
crash die kill fall-over blow-up go-down | fail outage
credential key token | create
cut-down reduce shorten
cut-short interrupt stop
damage corrupt broken | lock
dead crashed gone down failed | end alive
department team unit organisation | tenant
depth extent how-deep level | number limit
dies crash fail kill | interrupt
dig-up find discover research
digging research investigate search study
directory folder path location
disabled revoked deactivated withdrawn blocked | stop
disappear vanish go-missing gone lost | expire delete
dish-out give send
dislike thumbs-down unhappy | feedback vote score down
doing-wrong mistake error invalid
done finished complete completed over ready | end
downloaded saved stored | file
drop omit remove leave-out | lose
dump delete discard
emit send publish fire raise | event
emoji symbol character unicode | text
employee staff colleague worker user
empty-handed nothing unanswered
everyone all public
everything-there kept stored remain
exactly-the-same identical deterministic same
extra additional supplementary more | context
extra-notes context attachment supplement material
fall-apart break fail
far-along progress status step
fire send submit issue shoot
fix repair correct mend change
folks people users
for-free cost zero
forbidden not-allowed refused 403 | role
forgotten missed overlooked left-out unanswered | cover gap
format type extension | json markdown
formulate phrase word put ask write | question prompt
fresh new latest
garbage rubbish junk nonsense trash malformed invalid wrong-input | refuse
get-hold-of obtain receive get
get-in login authenticate enter access | key
get-stuck hang stall blocked unfinished | sweep due
give-up stop abort abandon end | exhaust
glue join combine
go-away-by-itself pass temporary transient
go-bad fail expire
go-down crash fail outage
go-out publish release send announce | final
gone lost deleted vanished removed expired | disappear
good-for purpose benefit use
grade judge evaluate rate mark | review
grep search find filter | log
guard protect prevent
guard protect secure shield | encrypt
half-way midway interrupted partial unfinished
hand give send pass supply
hand-over give supply send pass | context
handbook manual documentation guide | documents
hang stuck never-end unfinished stall freeze | sweep due
hang-on-to keep retain store
happen occur become
hard-limit limit maximum
hear-about learn notify
hiccup fault failure error
hide conceal mask
hit reach exceed run-into | limit throttle
hits results passages matches found
hook-into subscribe listen receive react integrate connect | event
housekeeping sweep cleanup maintenance tidying | minute job
huge big large limit
human person people somebody reviewer
in-a-row sequential successive
in-flight running active underway | run
in-one-go once together
in-the-end finally eventually last
in-the-middle midway halfway half-done half-created partial | interrupt between
inaccurate wrong false
individual each single every
innards internals parts structure
installation deployment service stack system
intact unaltered unchanged exact | hash verify
internet network connection online | offline
interval frequency how-often every | minute
job task order run report work
judge rate evaluate assess | feedback vote
judgement verdict decision evaluation | claim
keep-going continue resume
keep-out exclude refuse
kick-off start begin launch
kill stop terminate end abort | time-out limit exceed
kilobyte kib kb bytes size | limit body
laptop computer machine local
last-check final-check re-check check-again | publish compare
legal law compliance
letters characters text
line sentence statement
linger remain stay | still exist
live-on remain survive
load read import
log-in login authenticate identity key
longest maximum limit most | time
look-after protect maintain
look-after take-care handle maintain | sweep repair
look-at read view see
lookup look-up search query find retrieval | index
lose lost gone disappear | destroy delete crash
made-of consist composed contain structure | name
maintainer developer operator
make-sense sensible worth useful
manual-approval sign-off person review | wait
marked labelled flagged classified | verdict status
match same equal agree
mean signify meaning say
mess-up mistake error fail
metadata header field
mind decision opinion
missing absent lacking not-there nonexistent doesn't-exist | empty
mix mingle combine | same version
mix-up confuse mistake
nasty bad malicious
newbie newcomer beginner
newcomer beginner novice first-time | start
newer-version update upgrade release new-version | deploy
nicely well properly
nonexistent missing absent not-there
notation format unit | number
notes documents files texts
nothing none empty missing no
nuke delete destroy
nutshell summary brief overview
occupied taken in-use used | port lock
odd strange weird | identifier
old-one former previous
on-record recorded stored documented logged written-down | version
one-after-another sequential successive one-by-one | order
one-after-the-other sequential successive one-by-one | parallel
one-by-one sequential individual
opposite other reverse | replace change
outage crash failure downtime interruption | down
outsider stranger third-party anyone | verify offline
overload throttle too-many
overview list table summary | all
own-computer laptop local
page document text source
paid pay cost
pause wait interval delay | retry
payload body content
peek spy snoop look see read view access
people users persons somebody
per-round each one
permitted allowed authorised entitled may | role
pick-up start begin accept receive take
ping probe poll check | health live
place-request order submit | request
plain simple text
point-to name set refer
portal application client website
post send submit
power-cut outage crash
preparation prerequisite requirement need | before
program application script client process
proof evidence prove verify
properties fields attributes | meaning
prying snooping unauthorised | protect encrypt
pull fetch get
put-in enter supply
put-right correct repair
query ask search question
quit stop exit end close shut-down
quits stops ends exit fails | start
re-run repeat retry
receive get obtain | answer
record store save write
recycle reuse use-again repeat
register ledger record list | claim
register-of list-of index-of | ledger table
release version deployment update publish
rely-on use depend based
remember keep recognise know
repeated retried tried again attempt | retry
reply answer response | receive
rescue repair recover save help
resend send-again repeat replay | order
responsible in-charge accountable | task do
right-away immediately at-once | still
roll-out deploy install release
rollout roll-out deployment release
round pass run cycle
rubbish garbage nonsense
save store keep
script program client command
second-thoughts change-mind reconsider
server machine service host instance | local function
set-off start trigger
settled final decided
ship deploy release update | new
show-up appear occur visible | contain
sift filter search
signal event message notification
skip ignore omit
slice part cut
slow-down throttle wait
snippet excerpt passage part
software program tool package | install
sort kind class group category classify
sort-out repair solve
speaks-for reason advantage benefit why
spit-out print return
spoil ruin break prevent | fail
spot find notice
staff employees users
stage step phase state
stall hang stuck
startup start-up start launch boot
statement claim sentence
steal leak expose | hash key
still-there kept remain stored exist
stop-button stop abort cancel | outside
straight-away immediately at-once
sub-question question part
suffer lose damage
suite set collection | run
surprise unexpected unforeseen
take-back change-mind withdraw replace reverse | second
take-back withdraw cancel revoke
take-from come-from drawn-from source origin | document answer
take-in read accept
take-long slow duration latency
taken occupied in-use used | port
tamper manipulate alter change falsify | hash verify
tampered altered manipulated changed forged | hash verify exact
team group department organisation
technology engine method mechanism | index
tell inform name say specify | field
tell-me say explain
test check verify examine
test-environment stage staging dev | production
text report document prompt
thief attacker intruder stranger | secret protect hash
things data reports matters
throw-away delete discard erase remove lose
throw-out thrown-out remove delete discard drop | unsupported
ticket document excerpt text | context
tie link connect bind | cite
time-zone utc timezone | time iso
timestamp time date | iso utc
tip advice hint recommendation guideline | should help
told informed notified learn | event
tomorrow later restart
too-big too-large exceed limit maximum size
too-fast throttle rate
too-old expired outdated | expire
touch change modify access write | permission
trace remains rest remnant | tombstone remain
trace track follow
tracking-number tracking-id identifier id reference | request correlation
trash garbage delete
travel pass go-through move path route journey way | step state
trouble error problem
try attempt retry test
turn-away refuse throttle
tweak adjust change set configure | setting
twice duplicate two-times second again double repeat | same
two-times twice second-time duplicate again repeat | event
type-command run enter command
type-in enter write | prompt
undo restore cancel
unplug stop kill
unproven unsupported unfounded unbacked | insufficient claim
upload send submit post | body size
usable valid free | again
use-up exhaust spend
very-same identical same repeated equal | again
wait pause delay
want-to-tell mean say
warning caution remark notice note | message
watch follow see observe monitor live | progress
weird strange odd
what-went-wrong failure error reason | message
windows-line-break crlf newline line-break line-end | exact
wipe delete erase
wiping wipe delete erase
works run answer ready | check
worst greatest most
worth sense useful make-sense
wrong error mistake false invalid incorrect
yesterday old earlier
`;
