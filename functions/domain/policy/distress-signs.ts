/**
 * What people say who do not want to live, as small letters without accents. `sure` is enough on its own; of `hints`,
 * each a way to say it on which nothing can be built alone, two different ones are.
 */
export interface DistressSigns {
  /** Somebody speaks of themselves. */
  readonly self: RegExp;
  readonly sure: readonly RegExp[];
  readonly hints: readonly RegExp[];
}

/** Whatever goes over to another subject, or to knowing, ends it. */
const gap =
  "(?: (?!(?:know|learn|see|find|understand|read|write|report|hear|how|why|what|whether|which|people|patients|they|he|she|him|them|someone|process|app)\\b)[\\w',]+){0,6}";

const gone =
  '(?:die(?! (?:of|from|laughing|to know|for|hard|trying|in (?!my sleep|peace)))|be dead|was dead|were dead|not wake up|never wake up|wake up dead|not exist|stop existing|cease to exist|be gone(?= |[.!]|$)|no longer be here|never been born|sleep forever|leave this world)';

const kin =
  '(?:daughters?|sons?|children|kids|family|wife|husband|parents?|mother|mum|mom|father|dad|brother|sister|girlfriend|boyfriend|partner|loved ones)';

const means =
  '(?:pills|tablets|sleeping pills|painkillers|meds|medication|insulin|rope(?! ladder)|noose|razor(?: blade)?s?|blades?|gun|pistol)';

export const english: DistressSigns = {
  self: /\b(?:i|i'm|im|i've|ive|i'd|i'll|my|me|myself)\b/,
  sure: [
    // A wish for death.
    new RegExp(
      `\\b(?:i|i'm|im|i've|i'd|i'll)\\b(?: [\\w']+){0,4} (?:want|wanna|wish|wished|wishing|hope|hoping|pray|praying|long|longing|ready|prefer|rather|love|waiting|beg)(?: (?:to|that|for|i'd|i'll|i|it|every|each|just))?${gap} ${gone}`,
    ),
    /\b(?:wish|hope|pray|hoping)\b(?: [\w']+){0,8} (?:kill|killed|run over|hit|take|takes|finish|finishes|kills) me\b(?! (?:up|out|for|to|with|back|home))/,
    /\bi (?:\w+ )?(?:long for|crave|welcome|look forward to|can't wait for) (?:my )?death\b|\b(?:worth )?more dead than alive\b|\bworth more (?:to \w+ )?dead\b/,
    // What somebody would do to themselves.
    /\b(?:kill|killing|hang|hanging|drown|drowning|shoot|shooting|suffocate|suffocating|strangle|strangling|poison|poisoning|starve|starving|stab|stabbing|gas|gassing) myself\b(?! (?:laughing|with laughter|in the foot|accidentally|by accident|out\b|over (?:this|that|the)))/,
    /\b(?:slit|slitting|cut|cutting|slash|slashing|slice|open)\b(?: \w+)? my (?:wrists?|arms?|thighs?|veins|legs)\b(?! (?:on|while|by accident|at work|hair))|\b(?:urges?|wanting|want|need) to (?:cut|hurt|burn|harm|punish) myself\b/,
    /\b(?:i|i'm|i'll|i'd)\b(?: [\w']+){0,6} (?:jump(?:ing)?|throw(?:ing)? myself|step(?:ping)?|walk(?:ing)?) (?:off|from|in front of|under|into) (?:a |the |my |an )?(?:\w+ )?(?:bridge|building|roof|train|tram|bus|truck|lorry|window|cliff|balcony|traffic|tracks|river|sea)\b(?=.*\b(?:tonight|over|end|myself|die|dying|want|wanna|thinking|think|could|just|urge)\b)/,
    /\b(?:driv(?:e|ing)|crash(?:ing)?)\b(?: [\w']+){0,4} (?:into|off) (?:a|the) (?:tree|wall|bridge|cliff|truck|river)\b(?<=\b(?:i|i'm|i'd|my)\b.*)(?=.*\b(?:end|over|all|purpose|myself)\b|.*[.!]?$)(?<=\b(?:think|thinking|want|imagine|just|tempted|about)\b.*)/,
    /\b(?:overdose|od)\b(?<=\b(?:i|i'll|i'm)\b(?: \w+){0,6})(?= (?:on|tonight|tomorrow|soon|again|and)|[.!]|$)/,
    // Nothing to live for.
    /\b(?:no|any|what's the|what is the|what|see the|lost (?:the|my|all)|without)(?: \w+){0,2} (?:point|reason|sense|purpose|meaning|will|desire|wish|strength) (?:in |to |of |for )?(?:me )?(?:(?:living|live|keep living|go on living)(?! (?:here|in|at|with|near|on|abroad|together|there|rooms?|wages?|wills?|costs?|standards?)\b)|life(?! (?:insurance|cycle))|being alive|stay(?:ing)? alive|exist(?:ing)?|being here|be alive|wak(?:e|ing) up)\b/,
    /\b(?:why|not see why|don't see why|no idea why|dont know why|don't know why)(?: [\w']+){0,4} (?:i|bother)(?: \w+){0,3} (?:wake up|stay alive|keep living|go on living|be alive|being alive|still alive|am alive|i'm alive|exist|live any ?more|waking up|staying alive)\b/,
    /\b(?:tired|sick|exhausted|weary|done)(?: \w+){0,2} (?:of|with) (?:living|being alive|life|existing|being here|this life|my life)\b(?! (?:in|at|with|on|near|insurance)\b)/,
    /\b(?:don't|dont|do not|never) (?:wanna|want to|feel like)(?: \w+){0,2} (?:living|live|exist|existing|be alive|being alive|wake up|be around|be here|be in this world|go on living)(?: any ?more| any longer| tomorrow| again| at all)/,
    // Better for all without me.
    /\b(?:everyone|everybody|world|family|kids|children|wife|husband|parents|mum|mom|friends|they|people|others|you all|you'd all|team)\b(?: [\w'd]+){0,5} (?:better|happier|easier|relieved|lighter|richer|glad|fine|free)(?: \w+){0,3} (?:without me|(?:if|when|once|after) i(?:'m| am| was| were|'d| had| have)?(?: \w+){0,2} (?:gone|dead|not here|not around|disappear\w*|die|died|never (?:been )?(?:born|existed)))\b/,
    /\b(?:nobody|no one|noone|no-one|anyone|anybody|who)\b(?: [\w']+){0,3} (?:notice|miss|care|cry|mourn|mind)(?: [\w']+){0,3} if i (?:died|were dead|was dead|were gone|was gone|disappeared|vanished|didn't wake up|killed|wasn't here|weren't here|stopped existing)\b/,
    // An end.
    /\b(?:i|i'm|i've|i'll|i'd)\b(?: [\w']+){0,6} (?:end|ending|put an end to|finish|stop) (?:my life|it all|this life|my existence|everything (?:tonight|today|for good))\b(?!-)/,
    /\b(?:i've|i have|i) (?:got |took |have )?(?:all )?(?:the |my )?(?:pills|tablets|sleeping pills)\b(?: \w+){0,2} (?:lined up|laid out|counted|in front of me|in my hand|ready|next to me)\b/,
    /\b(?:my|a|write me a|help me write(?: a| my)?) suicide (?:note|letter)\b(?<=\b(?:my|me|i)\b.*)/,
    /\b(?:how|what)\b(?: [\w']+){1,8} (?:before i die|to kill me|until i (?:die|bleed out|lose consciousness|stop breathing)|for me to die|so (?:that )?i (?:never|don't|won't) wake up)\b(?! (?:of|laughing))/,
    /\bi (?:don't|do not|won't) (?:plan|intend|expect) (?:to be|on being|to stay) (?:alive|around|here)\b(?=.*\b(?:alive|birthday|christmas|morning|week|year|month|long)\b)/,
    /\b(?:don't|do not|won't|never) (?:survive|make it through|wake up from) (?:the|this|my)\b(?<=\b(?:hope|wish|pray|glad)\b.*)|\b(?:truck|lorry|car|bus|train|plane|lightning|heart attack|bullet|cancer|illness)\b(?: \w+){0,4} (?:hit|hits|kill|kills|run|ran|take|took|takes|strike|struck|crush) (?:over )?me\b(?<=\b(?:relief|wish|hope|glad|better|if only|want|please)\b.*)/,
    /\balready decided on (?:the|a) date\b(?! (?:of|for)\b)|\bi(?:'ve| have)?(?: just)? (?:took|taken|swallowed|downed)(?: [\w']+){0,3} (?:\d\d+|twenty|thirty|forty|fifty|sixty|hundred|whole|entire|bottle|packet|box)(?: \w+){0,3} ?(?:pills|tablets|capsules|painkillers|sleeping|paracetamol|ibuprofen|aspirin|meds)?\b(?=.*\b(?:ago|scared|now|help|end|die|asleep|goodbye)\b)/,
    /\bto (?:finally )?end it all\b|\b(?:ending|end) things\b(?<=\b(?:i|i'm|me|my)\b.*)(?! (?:with|between))|\bmy (?:own )?suicide\b|\bwish (?:somebody|someone|anyone|god|they)(?: \w+){0,3} (?:switch me off|kill me|shoot me|end me|put me (?:down|out)|end (?:it|this) for me)\b/,
    /\b(?:way|ways|method) (?:to|of) (?:go|die|dying|going|leave|leaving)\b(?=.*\b(?:doesn't hurt|does not hurt|without pain|painless\w*|no pain|quick\w*|peaceful\w*)\b)|\b(?:painless\w*|does it hurt|would it hurt|hurts? much|without pain)\b(?: \w+){0,4} (?:drown|die|dying|hang|hanging|jump|bleed|drowning)\b/,
    /\b(?:no|isn't any|not any|any|longer see an?|longer see any)(?: \w+){0,2} (?:place|room|reason|point|need)(?: for me)?(?: to (?:stay|be|remain))? (?:in|on) this (?:world|earth|planet|life)\b|\b(?:don't|do not) (?:deserve|belong|fit)(?: to)? (?:be here|live|exist|be alive|breathe|in this world|on this earth)\b/,
    /\b(?:don't|dont|do not|won't) (?:want to|wanna|need to|plan to|live to) (?:see|reach|experience|make it to) (?:the |another |my |next )?(?:new year|morning|next (?:year|week|month|birthday)|tomorrow|\w+ birthday|christmas|sunrise|spring|another day)\b/,
    /\b(?:go to sleep|fall asleep|sleep)(?: \w+){0,2} (?:and )?(?:not|never|don't)(?: \w+){0,2} (?:get|wake) up\b(?<=\b(?:i|me)\b.*)|\b(?:what|that) i (?:might|may|could) do to myself\b|\b(?:afraid|scared) (?:of (?:hurting|killing|harming)|to hurt|that i(?:'ll| will| might) (?:hurt|kill|do something to)) myself\b|\bnot safe (?:with|from) myself\b/,
    /\b(?:bridge|roof|building|tower|fall|jump|height)\b.*\b(?:it(?:'s| is) over (?:quickly|fast|instantly|at once)|be over (?:quickly|instantly))\b|\bhow (?:long|much|many)\b.*\b(?:bleed(?:s|ing)? out|bleed(?:s|ing)? to death|freezes? to death|drowns?)\b.*\b(?:i|my|me|wrists)\b/,
    /\b(?:i|i'll|i'd|i'm)\b(?: [\w']+){0,3} (?:step|stepped|stepping|lie down|lay|throw myself|walk)(?: \w+){0,2} (?:in front of|under|onto|on) (?:a |the )?(?:\w+ )?(?:train|tram|truck|bus|rails|tracks|traffic)\b|\bwhich of my (?:\w+ )?(?:pills|tablets|medicines|medications|drugs)\b.*\b(?:fatal|lethal|deadly|kill)\b/,
    /\b(?:nothing|nobody|no one)(?: \w+)? keeps me (?:here|alive|going)\b|\bno (?:longer|more) (?:want|wish) to (?:live|be here|be alive|exist)\b|\bstop (?:breathing|existing|being alive)\b(?<=\b(?:i|want|just|could|to)\b.*)|\bwant out of (?:this|my) life\b|\b(?:better|best) (?:off )?(?:if i (?:were|was) )?dead\b(?<=\b(?:i|i'm|i'd|me)\b.*)|\bdeath (?:is|would be) (?:the only|a relief|better|easier|my only)\b/,
    /\b(?:strength|energy|will|courage) (?:left )?(?:to|for) (?:live|living|go on living|face another (?:day|morning|night)|stay alive)\b(?<=\b(?:no|not|don't|haven't|lost|without)\b.*)|\b(?:nobody|no one)\b(?: \w+){0,3} (?:cry|come|mourn) (?:at|to) my funeral\b/,
  ],
  hints: [
    /\b(?:can't|cant|cannot|can not|couldn't)(?: \w+){0,2} (?:go on|take (?:it|this)|bear (?:it|this)|do (?:this|it)|cope|carry on|stand (?:it|this)|keep going|fight)(?: \w+){0,2} (?:any ?more|any longer|much longer|like this)\b|\b(?:no|only|other) way out\b(?! of the (?:building|contract))|\bat the end of my (?:rope|tether)\b|\bgiven up\b/,
    /\b(?:hopeless|worthless|empty inside|numb|no hope|nothing matters|no future|hate myself|hate my life|nothing left|pointless|meaningless|nothing makes sense|broken inside|beyond saving|(?:so|completely|all) alone|unbearable|useless|failure|so tired|exhausted)\b/,
    /\b(?:a|such a|just a|nothing but a|only a) burden\b|\bget something out of me\b|\bbetter (?:off )?without me\b/,
    /\b(?:nobody|no one|noone|no-one)\b(?: [\w']+){0,2} (?:miss(?:es)? me|notice|care|cares|remember me|find me|cry for me|love me|loves me|needs me)\b/,
    /\bif i (?:just |simply |suddenly )?(?:died|were dead|was dead|were gone|was gone|disappeared|vanished|never woke up|weren't here|wasn't here|weren't around|wasn't around|stopped existing|did it)\b|\b(?:when|once|after) i(?:'m| am) (?:gone|dead)\b/,
    /\b(?:decided|going|want|plan|planning|ready|will|i'll|about|time) (?:to )?(?:finally |just |really )?(?:end|finish) it\b(?= (?:tonight|today|now|soon|for good|here)|[.!?,]|$)|\b(?:where|how|when) i(?:'ll| will|'m going to| am going to|'d)(?: \w+)? (?:do|end) it\b(?=[.!?,]| tonight|$)|\bmake (?:it|everything|the pain|this)(?: all)? (?:stop|end|go away)\b|\bbe over (?:soon|tonight|tomorrow)\b/,
    new RegExp(
      `\\b(?:i|i've|i'm|my)\\b(?: [\\w']+){0,4} (?:bought|got|saved(?: up)?|saving(?: up)?|stockpil\\w+|collect\\w+|hoard\\w+|hid|hidden|hiding|kept|keep|keeping|holding|counted|tied)(?: [\\w']+){0,5} ${means}\\b|\\b(?:enough|all (?:the|my)|every one of my|a (?:whole )?(?:bottle|box|handful) of) (?:\\w+ )?(?:pills|tablets|painkillers)\\b`,
    ),
    /\b(?:standing|sitting|sit|stand|am|i'm) (?:here )?(?:on|at|by) (?:the |a )?(?:edge|ledge|roof|rooftop|bridge|railing|railway tracks|train tracks|platform edge)\b|\b(?:one step|let go|just jump|step off)\b/,
    /\b(?:goodbye|farewell|last|final) (?:letter|note|message|words|video)s?\b|\bsa(?:y|id|ying) (?:my )?(?:goodbyes|goodbye to (?:everyone|everybody))\b/,
    new RegExp(
      `\\b(?:letter|note|message|words|video|goodbye|farewell)\\b(?: \\w+){0,3} (?:to|for) (?:my|our) (?:\\w+ )?${kin}\\b(?!.*\\b(?:abroad|school|college|university|camp|moving|moves|kindergarten|wedding|graduat\\w+)\\b)|\\b(?:not|isn't|wasn't|never|no one's|nobody's) (?:her|his|their|your|anyone's|my \\w+'?s?)? ?fault\\b|\\b(?:forgive me|tell (?:them|her|him|my \\w+) (?:that )?i(?:'m| am) sorry)\\b`,
    ),
    /\b(?:put(?:ting)?|set(?:ting)?|got|settl\w+|sort\w+) (?:all )?(?:my )?affairs(?: in order)?\b|\bg(?:ive|ave|iving|iven) away (?:all )?(?:of )?my (?:things|belongings|stuff|possessions|dog|cat)\b|\b(?:look after|take care of|takes care of|feed) my (?:dog|cat|kids|children) (?:when|if|after|once) i(?:'m| am)\b/,
    /\b(?:since|after|ever since)(?: [\w']+){1,4} (?:died|passed(?: away)?|death|passing|funeral)\b|\b(?:lost|buried) my (?:wife|husband|son|daughter|child|baby|mother|mum|mom|father|dad|brother|sister|partner|girlfriend|boyfriend)\b/,
    /\b(?:should|want to|wanna|will|going to|could|better|rather|ready to|want|need to) (?:just |really |simply )?(?:go after|follow|join|be with|go to|be reunited with) (?:him|her|them|my (?:wife|husband|son|daughter|mother|mum|mom|father|dad|brother|sister))\b/,
    /\b(?:suicide|suicidal|take(?:s|n)? (?:their|one's) own life)\b(?! (?:prevention|awareness|rates?|statistics|hotline|squad|watch|linux))/,
    /\b(?:thinking|think|thoughts?|dream|dreaming|fantasi[sz]\w+|imagin\w+|obsess\w+)(?: \w+){0,3} (?:of|about) (?:my (?:own )?(?:death|funeral)|death|dying|not being here|jumping|the bridge|being dead|crashing)\b/,
    /\b(?:why|no point|what's the point|what is the point|no reason|don't see why|not see why)(?: [\w']+){0,5} (?:get up|getting up|go on|going on|carry on|carrying on|keep going|continu(?:e|ing)|try(?:ing)?(?: any ?more)?|any of (?:it|this)|anything|fight(?:ing)?)\b(?! (?:with|the|a|to)\b)/,
    /\b(?:my last|last) (?:day|night|evening|christmas|birthday|week)\b(?= (?:here|alive|on earth|on this)|[.!?,]|$)|\bthis is (?:it|the end|my last)\b|\bwon't (?:be (?:here|around|alive)|see) (?:tomorrow|the morning|next|much longer|any ?more)\b|\btonight i(?:'ll| will) make sure\b|\bkeep me company\b/,
    /\btired of (?:fighting|everything|it all|pretending|suffering|hurting|trying|struggling|this pain|waking up)\b|\bwant(?:ed)? (?:to give up|the pain to (?:stop|end)|to feel nothing|peace at last|it to be over|out\b(?=[.!,]|$))/,
    /\b(?:i'm|im|i am) done\b(?! (?:with (?:the|this|my) |by |at |in |before|for today))|\bdon't think i(?:'ll| will) make it\b|\bdon't know (?:whether|if|how) to (?:go on|go back|jump|live|keep)\b|\bhonestly,? i don't want to\b/,
    /\b(?:torture|everything is grey|feel nothing|feels? like nothing|lost everything|a relief|would be easier|the voices|scared of myself|cry every night|hate being me|darkness|drowning inside)\b/,
    /\b(?:nobody|no one|noone) (?:needs|wants|loves|would miss|likes) me\b|\beveryone hates me\b|\bnothing i do matters\b|\bleft to (?:stay|live|fight) for\b/,
    /\b(?:won't|don't|not going to) need (?:it|them|that|anything)(?: any ?more| any longer| after| where i)\b|\b(?:he|she|they) can have (?:my|the|all)\b(?<=\bmy \w+ (?:that )?(?:he|she|they) can have \w+)|\bcan't stop thinking about the (?:knife|pills|bridge|rope|gun)\b|\b(?:after|by|before) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|tonight|tomorrow) (?:it|i|everything)\b|\bwho (?:inherits|gets my|will get my)\b|\bnot (?:be )?here any ?more\b/,
    /\b(?:already |finally )?(?:decided on|set|chosen|picked) (?:the|a|my) (?:date|day|place|way|method)\b|\b(?:only|just) want (?:peace|quiet|silence|rest)\b|\bmade up my mind\b|\bonly (?:way|solution|option|thing)(?: left)?\b|\b(?:is|be) that i go\b|\bi think they are right\b|\b(?:have|'d have|would have) done it (?:long ago|already|yesterday|by now)\b/,
    /\b(?:sit|sitting|stand|standing|stood|am|i'm|go|walk)\b(?: \w+){0,4} (?:railway|train|tracks|bridge|roof|cliff|ledge|parking deck|car park|river|balcony|platform)\b|\b(?:fifth|sixth|seventh|eighth|ninth|tenth|top) floor\b/,
    /\bjump\b(?! (?:to|in at|into the (?:code|file|topic))\b)|\b(?:such a|a|be a|too much of a) coward\b|\b(?:the|enough) courage\b|\bwrists\b|\bbath running\b|\b(?:drown|hang|bleed)\b|\bthe knife\b|\bask(?:ing)? for myself\b/,
    /\bthank(?:s| you) (?:all )?for everything\b|\bwritten (?:\w+ )?letters? to\b|\bhelp me (?:with|write) (?:the|my) last\b|\b(?:blame|blames) (?:herself|himself|themselves|yourself|yourselves)\b/,
    /\bwant to (?:just )?(?:disappear|vanish|be gone|fade away)\b(?! from)|\bswitch me off\b|\bso (?:that )?(?:it|this|the \w+)(?: finally)? (?:stops|ends)\b|\bnot get up any ?more\b/,
    /\b(?:my (?:own )?(?:obituary|eulogy|funeral|grave|last will|will))\b|\b(?:leave|leaving)(?: [\w']+){0,3} behind\b|\b(?:find|finds|found) (?:me|my body)\b|\bone (?:person less|less person)\b/,
    /\bwon't be around\b|\b(?:stopped making|no more|no) plans\b|\bat peace with\b|\b(?:see|have) (?:a|any|no) future\b|\b(?:face|get through|survive) (?:another|the|one more) (?:day|night|week)\b|\bwhy bother\b|\bhow long do i have\b/,
  ],
};
