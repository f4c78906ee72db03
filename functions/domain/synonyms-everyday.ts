/** How people say in a question what documents put more formally, in the form of the general synonyms. */
export const everydaySynonyms = `
add-up total sum | count
afford pay cost price
afterwards later after in-hindsight retrospectively | history record trace
ages forever long-time long | slow wait
all-together parallel simultaneously concurrent at-once same-time side-by-side | together
allowed may permit can entitled authorised permission | role right
answer response reply result outcome | return
archive history list overview collection | store old
at-fault cause reason wrong
auditor inspector reviewer examiner | reader reviewer check read
author writer | write draft
back-and-forth loop revise return
backend server service function api | system
bail-out abort stop fail give-up
bang-on exact correct
behind-the-scenes background internal
bill invoice cost price charge
blow-up fail crash error
bogus fake false invalid invented
boss manager chief
bounce refuse reject return
box machine computer server
breakage failure fault crash fail
bring-back restore recover
browse list view read look
bunch group many several
busy occupied taken in-use overload | wait
by-accident accidentally by-mistake mistaken unintended | wrong
call-it-quits stop end
can-not unable impossible
chase follow track
cheat tamper falsify manipulate fake | change
chuck-out discard delete remove
chunk chunks piece portion page pages part section | limit cursor
clue hint tip
co-worker colleague user person
come-about arise made produced created happen | explain version
come-from origin source stem | evidence
come-to result total
come-up-with invent create
comment remark text note words feedback
complain dislike unhappy dissatisfied criticise | feedback vote down
concern question matter
conk-out crash fail
consumer subscriber listener receiver client
contributor developer programmer engineer
cost price charge pay expensive | token
count-on rely trust expect | present
couple two pair
crash die kill fall-over blow-up go-down | fail outage
cut-down reduce shorten
cut-short interrupt stop
damage corrupt broken | lock
dead crashed gone down failed | end alive
department team unit organisation | tenant
dig-up find discover research
digging research investigate search study
directory folder path location
disabled revoked deactivated withdrawn blocked | stop
disappear vanish go-missing gone lost | expire delete
dish-out give send
dislike thumbs-down unhappy | feedback vote score down
doing-wrong mistake error invalid
done finished complete completed over ready | end
drop omit remove leave-out | lose
dump delete discard
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
format type extension | json markdown
fresh new latest
garbage rubbish junk nonsense trash malformed invalid wrong-input | refuse
get-hold-of obtain receive get
get-in login authenticate enter access | key
get-stuck hang stall blocked unfinished | sweep due
getting-on progress status
give-up stop abort abandon end | exhaust
glue join combine
go-bad fail expire
go-down crash fail outage
gone lost deleted vanished removed expired | disappear
good-for purpose benefit use
grep search find filter | log
guard protect prevent
half-way midway interrupted partial unfinished
hand give send pass supply
hand-over give supply send pass | context
handbook manual documentation guide | documents
hang-on-to keep retain store
happen occur become
hard-limit limit maximum
hear-about learn notify
hiccup fault failure error
hide conceal mask
hook-into subscribe listen receive react integrate connect | event
housekeeping sweep cleanup maintenance tidying | minute job
huge big large limit
human person people somebody reviewer
in-a-row sequential successive
in-one-go once together
in-the-end finally eventually last
inaccurate wrong false
innards internals parts structure
installation deployment service stack system
job task order run report work
judgement verdict decision evaluation | claim
keep-going continue resume
keep-out exclude refuse
kick-off start begin launch
kill stop terminate end abort | time-out limit exceed
laptop computer machine local
legal law compliance
letters characters text
live-on remain survive
log-in login authenticate identity key
look-after protect maintain
look-at read view see
lose lost gone disappear | destroy delete crash
made-of consist composed contain structure | name
maintainer developer operator
make-sense sensible worth useful
match same equal agree
mean signify meaning say
mess-up mistake error fail
mind decision opinion
missing absent lacking not-there nonexistent doesn't-exist | empty
mix-up confuse mistake
nasty bad malicious
newbie newcomer beginner
nonexistent missing absent not-there
nuke delete destroy
occupied taken in-use used | port lock
odd strange weird | identifier
old-one former previous
on-record recorded stored documented logged written-down | version
one-after-another sequential successive one-by-one | order
one-after-the-other sequential successive one-by-one | parallel
one-by-one sequential individual
outage crash failure downtime interruption | down
outsider stranger third-party anyone | verify offline
overload throttle too-many
own-computer laptop local
page document text source
paid pay cost
peek spy snoop look see read view access
people users persons somebody
per-round each one
pick-up start begin accept receive take
plain simple text
point-to name set refer
portal application client website
post send submit
power-cut outage crash
program application script client process
proof evidence prove verify
pull fetch get
put-in enter supply
put-right correct repair
query ask search question
quit stop exit end close shut-down
re-run repeat retry
record store save write
recycle reuse use-again repeat
release version deployment update publish
remember keep recognise know
rescue repair recover save help
roll-out deploy install release
round pass run cycle
rubbish garbage nonsense
save store keep
script program client command
second-thoughts change-mind reconsider
set-off start trigger
settled final decided
show-up appear occur create
sift filter search
signal event message notification
skip ignore omit
slice part cut
slow-down throttle wait
snippet excerpt passage part
sort kind class group category classify
sort-out repair solve
spit-out print return
spot find notice
staff employees users
stage step phase state
stall hang stuck
statement claim sentence
still-there kept remain stored exist
straight-away immediately at-once
sub-question question part
surprise unexpected unforeseen
take-back withdraw cancel revoke
take-in read accept
take-long slow duration latency
taken occupied in-use used | port
tamper manipulate alter change falsify | hash verify
team group department organisation
tell inform name say specify | field
tell-me say explain
test check verify examine
test-environment stage staging dev | production
text report document prompt
things data reports matters
throw-away delete discard erase remove lose
tie link connect bind | cite
tomorrow later restart
too-big too-large exceed limit maximum size
too-fast throttle rate
touch change modify access write | permission
trace track follow
trash garbage delete
trouble error problem
try attempt retry test
turn-away refuse throttle
twice duplicate two-times second again double repeat | same
two-times twice second-time duplicate again repeat | event
type-in enter write | prompt
undo restore cancel
unplug stop kill
use-up exhaust spend
wait pause delay
weird strange odd
what-went-wrong failure error reason | message
wipe delete erase
worth sense useful make-sense
wrong error mistake false invalid incorrect
yesterday old earlier
`;
