/** Words that say nothing about a subject: articles, pronouns, prepositions, auxiliaries, question words, courtesies. */
export const stopWords: ReadonlySet<string> = new Set(
  words(`a an the this that these those such same it its itself he him his she her hers they them their theirs themselves
    we us our ours you your yours yourself i me my mine myself one ones someone somebody something anyone anybody anything
    everyone everybody everything there here who whom whose what which when where why how whether
    am is are was were be been being do does did doing done have has had having can could shall should will would may might
    must ought and or but nor so yet if then else than as because although though while whereas until unless since
    of in on at by for from to into onto with within without about above below under over up down out off through during
    before after between among against across along around behind beside besides beyond near per via upon toward towards
    not no none nothing nobody never neither cannot only just also too very quite rather really simply actually exactly
    even ever still already again now today yesterday soon later once all any each every both either some few many much
    more most less least several other others another own else enough almost perhaps maybe however therefore thus hence
    please thanks thank hello hi hey dear kindly regards let lets s t d ll re ve m etc eg ie vs dont doesnt isnt wont cant
    e g anyway anyhow instead often away back like ok okay yes`),
);

/** Words so general that sharing one of them says little; they count for less than others. */
export const generalWords: ReadonlySet<string> = new Set(
  words(`thing things way ways kind kinds sort sorts type types case cases part parts piece bit lot lots matter matters
    fact facts point points place places people person somehow anywhere somewhere
    use uses used using make makes made making get gets got getting give gives gave given giving go goes going went gone
    take takes took taken taking put puts putting come comes came coming look looks looked looking find finds found finding
    see sees saw seen seeing know knows knew known want wants wanted need needs needed try tries tried trying happen happens
    happened happening become becomes became mean means meant meaning work works worked working do does tell tells told
    say says said explain explains describe describes list show shows shown let lets keep going concern concerns concerning
    possible possibly able ability certain particular particularly specific different various general generally usual
    usually normal normally main good bad best better well right wrong new old big small long short high low whole entire
    actual real full simple easy hard able first last next following previous second third end many number numbers amount
    form forms side sides dossier does exactly mind stand stands concerning regarding relate related wish
    think believe suppose seem seems involve involves involved allow allows allowed let lets
    suppose bother straight stuff stuffed hit hits pick throw wonder guess care feed drop grab dig spot like
    automatic automatically set sets setting time times day days people way single`),
);

const irregularForms: ReadonlyMap<string, string> = new Map(
  words(`kept:keep held:hold lost:lose sent:send wrote:write written:write ran:run began:begin begun:begin broke:break
    broken:break chose:choose chosen:choose drew:draw drawn:draw fell:fall fallen:fall felt:feel forgot:forget
    forgotten:forget froze:freeze frozen:freeze got:get gave:give given:give went:go grew:grow grown:grow
    heard:hear hid:hide hidden:hide knew:know known:know laid:lay led:lead left:leave lent:lend lay:lie lies:lie lying:lie
    made:make meant:mean met:meet paid:pay proven:prove rose:rise risen:rise said:say saw:see seen:see sold:sell
    shown:show shook:shake shaken:shake slept:sleep spoke:speak spoken:speak spent:spend stood:stand stole:steal
    stolen:steal stuck:stick took:take taken:take taught:teach told:tell thought:think threw:throw thrown:throw
    understood:understand woke:wake won:win withdrew:withdraw withdrawn:withdraw died:die dies:die dying:die dead:die death:die
    bought:buy brought:bring built:build caught:catch came:come dealt:deal did:do done:do fed:feed fought:fight found:find
    overrode:override overridden:override rewrote:rewrite rewritten:rewrite reran:rerun sought:seek shut:shut bound:bind
    wound:wind tore:tear torn:tear wore:wear worn:wear swore:swear sworn:swear sank:sink sunk:sink swept:sweep
    mice:mouse feet:foot teeth:tooth geese:goose loaves:loaf shelves:shelf knives:knife wives:wife wolves:wolf thieves:thief calves:calf
    people:person persons:person men:man women:woman children:child indices:index indexes:index appendices:appendix
    criteria:criterion analyses:analysis data:data lives:life halves:half copies:copy
    bigger:big biggest:big larger:large largest:large longer:long longest:long smaller:small smallest:small
    shorter:short shortest:short higher:high highest:high lower:low lowest:low older:old oldest:old newer:new newest:new
    faster:fast fastest:fast quicker:quick quickest:quick quickly:quick slower:slow slowest:slow slowly:slow
    earlier:early earliest:early cheaper:cheap cheapest:cheap easier:easy easiest:easy wider:wide heavier:heavy
    colour:color colours:color coloured:color behaviour:behavior behaviours:behavior favour:favor labour:labor
    honour:honor neighbour:neighbor licence:license licences:license centre:center catalogue:catalog dialogue:dialog
    programme:program cheque:check grey:gray artefact:artifact
    retention:retain retains:retain expiry:expire expiration:expire verification:verify verifies:verify decision:decide
    maintenance:maintain explanation:explain receipt:receive description:describe resumption:resume comparison:compare
    choice:choose proof:prove loss:lose growth:grow arrival:arrive refusal:refuse removal:remove approval:approve
    denial:deny failure:fail closure:close departure:depart pressure:press exposure:expose
    publication:publish permission:permit permissions:permit submission:submit admission:admit omission:omit
    repetition:repeat repetitions:repeat reception:receive deployment:deploy extension:extend suspension:suspend
    conclusion:conclude inclusion:include division:divide provision:provide synthesis:synthesise
    added:add adding:add adds:add statuses:status succeeded:succeed succeeding:succeed exceeded:exceed exceeding:exceed
    proceeded:proceed proceeding:proceed length:long size:size height:high width:wide depth:deep strength:strong weight:weigh
    safety:safe security:secure truth:true warmth:warm ability:able possibility:possible availability:available
    useful:helpful edition:version editions:version
    identical:identical identification:identify identity:identity alive:alive lifetime:lifetime`).map((pair) => {
    const [form = '', base = ''] = pair.split(':');
    return [form, base];
  }),
);

/** The base form of an irregular word, of a noun far from its verb, or of a British spelling; else the word itself. */
export function baseForm(word: string): string {
  const irregular = irregularForms.get(word);
  if (irregular !== undefined) return irregular;
  return word.length > 6 ? word.replace(/iz(?=(?:e[ds]?|ing|ers?|ations?)$)/, 'is') : word;
}

function words(list: string): string[] {
  return list.split(/\s+/);
}
