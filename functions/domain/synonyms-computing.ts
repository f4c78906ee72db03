/** The vocabulary of services and computing, in the form of the general synonyms. */
export const computingSynonyms = `
access read open reach | permission enter see
account tenant subscription | customer user owner
address url link location uri endpoint host | place path
administrator admin operator superuser | owner manager
agent worker bot assistant | engine step
alert alarm warning notification | warn notice
alive is-up be-up up-and-running running reachable responsive liveness | live health
api interface endpoint route | http service call request
application app program software client | system service
argument parameter option flag switch | setting value
asynchronous background | wait later
attachment context attached extra-material background supplementary supplied | data order add
attack exploit malicious hostile injection | secure danger
attribute property field | value
authenticate log-in login sign-in authentication prove-identity credentials | identity authorise key who
authorise permit authorisation authorizer access-control | permission role right key
backup snapshot copy | restore recovery
bandwidth throughput | speed
base-path prefix address root base | url v1
batch bulk many-at-once | group
benchmark measure performance | speed test compare
bill charge cost usage pay | price
binary executable program | file
body payload content | request text
bookkeeping ledger register record account | claims list
bottleneck slow latency | wait delay
browser web | client
bucket storage s3 | store folder
buffer cache memory | store
bug defect error fault | problem
build compile synthesise bundle | make
bus eventbridge queue channel topic | event message
cache buffer cached | store memory
cache memo stored-result remembered-result | save repeat
call request http-call invocation | route
call request invocation invoke query | http run
certificate key credential | secret
channel queue bus | send
character symbol letter code-point | text
charset encoding utf-8 unicode ascii | text
checkpoint memo saved-progress | resume step
cleanup-job background-job janitor reaper cron-job housekeeping periodic-job sweep | every minute
client caller consumer browser program | user customer application
client caller consumer sdk integration | program
cloud aws amazon
cluster servers | machine
code program source | text
code-point character emoji symbol letter | length count
command instruction cli terminal tool | run script
command-line terminal shell console cli | command
commit save store write | change
component module part service | unit
computer machine laptop pc device host workstation | server local
concurrency parallel simultaneous at-the-same-time | same limit
concurrency parallel simultaneous | same-time
configuration setting config option parameter configure set-up environment-variable customise | change variable value
connect link attach | network
connection network link | internet
console screen terminal dashboard | page
container docker
correlation request-id trace-id identifier | log run
cost price token usage | money
counter count number | metric
crash die outage breakdown failure abort kill sigkill | fail restart interrupt stop
crawl scrape import ingest | read
credential key password secret token api-key | authenticate identity login
credential-create issue-key generate-key | key create
credentials key password token api-key secret | login identity
customer tenant client | user
cut-off timeout interrupt | stop
daemon service process server
dashboard metric monitoring console cloudwatch | measure
data information content record | value
data-loss lost crash destroy | state
database table store dynamodb | storage row
deadline time-limit due | time
debug diagnose troubleshoot find-cause | log error
dedupe deduplication duplicate repeat idempotency idempotent | same twice
default preset standard | unless
delay latency lag | wait
delete remove drop purge | erase
dependency requirement library package | need
deploy deployment install roll-out release put-into-production ship | publish create stack set-up
developer programmer engineer coder contributor | user
device machine hardware | computer
directory folder path | place
disk drive storage filesystem | data folder
divide-into split sub-question | question
document file page text | source knowledge
documentation manual handbook guide | document
double-spending twice pay duplicate | cost
download fetch retrieve get | copy read
downtime outage unavailable down | crash
duplicate copy twice | repeat
encode utf-8 unicode charset encoding | text format
encrypt encryption cipher encrypted | protect secure
endpoint route path operation call | api url address
engine model ai algorithm | agent
environment stage setting variable | configuration
error fault exception failure | problem code
error-code status-code http-code status | error number answer
error-message message error failure detail | problem
event notification message signal milestone | happen send
execute run invoke launch | start
execution run job | task
exit quit leave end | stop
exit-code code command fail
failure outage crash fault | error
feature function capability | property
field property key attribute | value
field-name key attribute property
file document | folder text
file-type extension format md txt
filter select narrow | limit
flag option switch | setting
folder directory path | place file
format encoding structure json markdown | form
function lambda lambdas serverless | code service
gateway proxy api | entry
generate create produce | new
guarantee sla promise | uptime
hang stuck freeze block never-end | wait stop
hash checksum digest fingerprint sha-256 sha | identify compare
header field metadata | request
health liveness readiness alive heartbeat | check up live ready
health-check liveness readiness heartbeat alive probe ready | monitor
history log audit record | trace
host server machine | address
http request web rest | api
human person manual reviewer | people
iam role permission policy privilege | right access
id identifier identity uuid | name key
idempotent idempotency repeat twice duplicate send-again safe-retry | same key
import load read | input
in-flight running unfinished pending | interrupt
index catalogue search-index | search list
index search-index full-text fts5 | search
information data details | text
infrastructure stack resources cloudformation | deploy
input data entry prompt | enter
install set-up setup installation | need prerequisite deploy
instance copy process machine | function
instruction command order | prompt
integration system event other-system | connect
integrity hash exact unchanged | verify
interface api console | page
interrupt kill stop | crash
issue problem bug error | publish
job task report order run work | status
job task work run execution report | order process
journal log record | trace
json document object structure | format body
json format object | body
json markdown format media-type content-type | header accept
key credential secret | identifier
kill terminate stop sigkill crash | die end
kilobyte megabyte byte bytes size | limit
laptop local own-machine | computer
latency delay response-time duration | slow time speed
leak expose disclose | secret
ledger claims register list-of-claims | verdict evidence
library package dependency module | install
limit quota maximum | size restrict
line-ending crlf newline line | exact
link url connect | address
listen subscribe receive | port
load traffic pressure | requests
load-balancer monitor monitoring-system uptime-check probe poll | health check
local laptop own-computer localhost | machine offline
lock block locked | use
log journal record logging protocol | write line history
log-file log line record | write
logging log logs | record
login sign-in authenticate | identity
loop circle endless cycle | repeat
machine computer server | laptop
memo cached-result saved-result | step hash
memory ram storage | remember
message notification event | text
metadata attribute header | data
metric measurement statistic gauge counter cloudwatch measure | number count monitor
migrate move transfer | update
milestone event step progress | notify
model llm language-model ai | engine
monitor watch observe supervise | health metric check
network connection internet connectivity | offline hiccup
notification event message alert notify | send inform
observability metric log trace | monitor
offline without-network no-network disconnected | local
offset position start index character-position place | span
operator administrator engineer | person
orchestrator workflow step-functions state-machine orchestration | run
outage downtime crash failure | down
output result print | text
overload throttle too-many busy rate-limit | limit load
owner user holder | account
package library bundle | install
page pagination cursor next-page | list
page screen paging pagination cursor | list
parameter option argument setting | value
parse read decode | check
password secret passphrase credential | key
path prefix folder location directory | place where key
path route address | folder
payload body content data | size
payload body data | content
payment bill charge | cost
performance speed latency throughput | fast measure
permission right role iam | allow
persist store save durable disk write | keep
pipeline workflow state-machine steps process path | run
plain-text clear-text unencrypted readable | text
plaintext clear readable hash | store
platform system service | cloud
point-in-time-recovery backup restore | protect
poll check-repeatedly | watch wait
port socket tcp | address number
privilege permission right | role
procedure function routine | step
process program service instance | run task
production live prod | stage
programmer developer engineer | person
prompt question order input | text ask
protocol http format | log
proxy gateway | server
query search request | question
queue backlog line | wait
quick-start getting-started first tutorial | begin
race concurrent simultaneous | same-time
rate-limit throttle quota too-many-requests | limit
rate-limiting throttle too-many | slow
read-only reader view | permission
readiness ready available | health
reboot restart start-again | crash
record entry row item | log write
recover restore restart | crash
region location zone | place
release version deploy | publish
replay repeat resend | again
repository git code | source
request call order message | http send ask
request-body body payload json | size
reset restore clear | default
resource object service | use
response answer reply result | status
restart reboot start-again come-back | recover resume
restore recover undelete undo bring-back | return backup
retention keep stored lifetime retain expire | days
retry again try-again attempt reattempt | repeat
review approve human | check
role permission group | user
rollback undo revert | restore
root top main | folder
route path endpoint url | address
run execute launch execution | start job
runtime node version environment | lambda
scale grow capacity | size load
schedule cron timer plan periodic | time regular
scheduler sweep cron every | minute
schema json fields format shape | valid
schema structure format shape | type
scope range extent | limit
screen console terminal display | show
script command program tool | npm
script program command | run
secret password key credential | private
security protection safe secure | protect
sensitive confidential private | secret
serialise encode format | json
server host machine service backend | computer
service system application server | function
session login connection | time
setting configuration option variable preference | value change
shell terminal command-line prompt console | command
shell terminal command-line | command
shut-down stop kill terminate | end
signature sign signed | hash
size length bytes volume big | limit
snapshot copy backup | source
snapshot copy version source | exact
soft-delete tombstone delete marker | remain
software program application | tool
source document origin | text
space disk storage room | size
stack infrastructure template | deploy
stage environment staging production dev | deploy
start-up-time init start cold-start | fast
state status condition | store
statistics metrics numbers | count
status state progress | code
status-code code http-status answer | error
stop terminate cancel shut-down | end
storage disk store database | memory
store save persist write | keep
stream flow feed | send
string text characters | word
subscriber listener consumer receiver | event
support help service | contact
surrogate unicode character emoji | lone
synchronise sync align | same
syntax format grammar | form
synthesise generate build template produce | cdk
system service platform software | machine
table database dynamodb | row
tag label | name
tampering change hash verify manipulate | detect
task job work order | run
telemetry metric log trace
template blueprint pattern cloudformation | form stack
tenant customer organisation account | company user
terminal console command-line shell | window
terminology words vocabulary glossary term | meaning
test check verify | try
third-party other-system external | integrate
thread process | parallel
throttle rate-limit slow-down limits-rate | limit wait
throughput rate speed | per-second
throughput speed reports-per-second | bench
time-limit timeout deadline maximum-time | step seconds
time-out timeout time-limit deadline | limit time exceed
timestamp time date | moment
token credential key | word
tombstone marker deleted remains | 410
tool program utility command | software
trace track follow history protocol tracing | step log
traceability trace evidence link
tracing trace x-ray distributed-trace xray ray | follow
traffic load requests take-traffic serve-traffic accept-traffic | ready readiness
traffic load requests | network
transaction operation write | change
trigger start launch event | cause
tutorial guide introduction getting-started | manual
undo reverse restore | back
unicode utf-8 characters encoding | text
uninstall remove tear-down delete | clean
unresponsive hang down slow
update upgrade new-version | deploy change
upgrade deploy update new-version replace | stay
upload send transfer | add
uptime availability sla | live
url address base-url endpoint link | base
url address link | path
usage consumption use | cost token
user account person | customer
user-id user end-user customer | behalf
username name login | user
utf-8 encoding unicode | text
utility tool | program
uuid identifier id | unique
validate check verify validation | valid
validity valid lifetime expiry | expire
value content setting | number
variable setting environment-variable | value
version release revision | number
virtual simulated | local
wait delay poll | time
warning alert notice | message
web http internet | page
web-client browser cors origin | page
webhook callback notification | event
whitelist allow-list list permitted | origin
window terminal screen | time
workflow state-machine process pipeline step-functions orchestration | steps run
workload work load | job
write store save record | change
zone region location | place
`;
