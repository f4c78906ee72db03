import { lazy } from '../lazy.ts';

/**
 * What is told of an order by how it is put together, whatever its words are about: asking for what an answerer was told, another one in
 * its place, rules that are said to hold no more, refusals to be overcome, an answer in no form of an answer. Patterns are
 * of folded words with one space between, without stops, and of English; other languages are read by kinds of words.
 */
const wish =
  '(?:show|give|print|repeat|list|translate|quote|spell|write|complete|output|copy|tell|reveal|recite|paste|what|which|put|disclose|share|encode|say|send|display|see|know|read)';
const rulesOfAnswers =
  '(?:(?:safety|content|ethical|ethics|moral|citation|evidence|source|alignment|usage|developers?|moderation|verification) (?:rules?|layer|checks?|policy|policies|training|restrictions?|filters?|limits?|requirements?|guidelines|guardrails|step)|guardrails|restrictions on content|(?:your|its|their|for you|for it|all|any) (?:\\w+ )?(?:rules|policies|guidelines|restrictions|limits|filters|training|policy|guidance|safeguards|inhibitions))';
const off =
  '(?:suspended|disabled|lifted|off|void|removed|deleted|taken out|set aside|dropped|waived|illogical|overruled|reversed|cleared|gone|optional|unnecessary|not needed|no longer (?:hold|holds|apply|applies|bind|binds|count|counts|valid|in force|exist|exists)|(?:not|dont|doesnt|never) (?:apply|bind|hold|count|exist))';
const rulesOrConscience =
  '(?:rules?|policy|policies|limits?|restrictions?|conscience|morals?|ethics|scruples|filters?|laws|guidelines|boundaries|taboos?|inhibitions|safeguards|objections?|warnings?|disclaimers?|restraints?)';
const report = '(?:answers?|reports?|reply|response|conclusion|summary|review|verdict|prompt|instructions|message)';
const machines =
  '(?:assistants?|chatbots?|bots?|llms?|ais?|language models?|models|summari[sz]ers?|ai (?:agents?|readers?|models?|systems?|tools?)|coding agents?|agents)';
const proof =
  '(?:citations?|citing|sources|quotations?|quotes|references|evidence|verification|verifying|fact checks?|fact checking|checking|proof|document collection)';

const patterns = {
  'told before': `\\b${wish}\\b.{0,90}\\b(?:before (?:my|this|our) (?:first |own |very )?(?:question|message|order|request|prompt|turn|conversation|chat)|(?:stands?|standing|above|precedes?|preceding) (?:above )?(?:this|my) (?:message|line|question|conversation|chat|order|prompt)|(?:very )?(?:top|start|beginning|head) of (?:this|our|the) (?:chat|conversation|session|context)|(?:you|i) (?:were|was|have been|had been|are) (?:\\w+ )?(?:given|told|instructed|started with|configured|set up|prompted)|were you (?:given|told|instructed)|(?:given|told|handed|passed) to you|youve been (?:given|told)|before i came|(?:rules|instructions|guidelines|directions|policy|policies) (?:that |which )?you (?:follow|got|received|obey|work|were|have|are under))\\b`,
  'own prompt': `\\b${wish}\\b.{0,60}\\b(?:(?:your|its) (?:\\w+ )?(?:prompt|configuration|programming|system message|system text|instructions)|hidden (?:instructions|prompt)|system prompt|(?:first|last|opening) (?:\\w+ )?(?:lines?|words?|sentences?|paragraph) of (?:your|its|the prompt)|(?:your|the) (?:chain of thought|reasoning|hidden text)|which model you are|which model are you|instructions (?:it|they) (?:was|were) given|(?:secret|initial|original) (?:instructions|prompt))\\b`,
  'rules off': `\\b${rulesOfAnswers} (?:\\w+ ){0,4}?${off}\\b|\\b(?:suspend|disable|lift|drop|remove|delete|waive|skip|bypass|switch off|turn off|set aside|without|overwrite|no more|ignore|act against|break|violate)s? (?:\\w+ ){0,2}?${rulesOfAnswers}\\b`,
  'rules are void': `\\b(?:rules|policies|restrictions|guidelines|filters|guardrails|safeguards) (?:\\w+ ){0,3}?${off}\\b`,
  'boundless role': `\\b(?:you are|youre|you have|act as|be an?|imagine|suppose|pretend|play|simulate|become|emulate|answer as|speak as|write as|called|named|librarian|character|twin|voice|persona|machine|terminal|ghost|world|universe|game|story|mode|role|voices|model|person|ai)\\b.{0,110}\\b(?:answers? (?:everything|anything|every|all|whatever|each|any)|never (?:says?|refuses?|declines?|denies|needs?|asks?)|cannot (?:refuse|decline)|(?:(?:no|without|neither) (?!the )|(?:free of|outside|lacks|ignores|breaks|broke out of|were no) )(?:\\w+ ){0,2}?${rulesOrConscience}|nobody (?:had |has |ever )?(?:trained|taught)|never been (?:trained|aligned|taught)|does what|do what is|full rights|root (?:rights|access)|no longer (?:an? )?(?:assistant|bound))\\b`,
  'role given': `^(?:\\w+ ){0,4}?(?:you are|youre|act as|be|imagine you are|speak as|answer as) (?:now )?(?:an?|the|my) `,
  unassisted: `\\byou (?:are|arent|are not|will) (?:no longer|not|cease to be|stop being)?(?: be)? ?(?:an? )?(?:\\w+ )?(?:assistant|language model|chatbot|ai)(?: any ?more| any longer| now)\\b|\\byou are no longer (?:an? )?\\w+`,
  refusal: `\\b(?:you|your|youd|real assistants?) (?:\\w+ ){0,4}?(?:refus\\w+|declin\\w+|may not say|not allowed|forbidden|cannot answer|say no|careful)|(?:each|every|your|any) (?:refusals?|warnings?|disclaimers?|objections?)|(?:dont|do not|never|cannot|not|instead of|without) refus\\w+|(?:i|that it|say i) cant|never be allowed|would never (?:say|tell|be)|if i were allowed|refuse harmful|refusing would\\b`,
  comply: `\\b(?:comply|obey|obedience|answers? (?:everything|anything|all|every|whatever)|(?:anything|whatever|everything|all) (?:that )?i (?:say|ask|want|type|put)|whatever it is|do as i say|what is typed|without (?:exceptions?|any exception|leaving anything out|holding back|hesitation)|no (?:exceptions|warnings|excuses)|in full|uncensored|unfiltered|unaltered|however (?:dangerous|harmful|illegal)|speak openly|say instead|start with sure|with sure|true self|worst answer|dont soften|complete guide|step by step|what (?:would you|you would) (?:reply|answer|say|be))\\b`,
  authority: `\\b(?:i am|im|as) (?:\\w+ ){0,4}?(?:developer|admin|administrator|operator|maker|creator|red teamer|vendor|engineer|team that (?:runs|built|made))\\b|\\b(?:legal|ethics|safety|security|compliance) (?:team|teams|board|committee) (?:has|have|had|\\w+ve)\\b|\\b(?:coming from|signed by|sent by|approved by|cleared by|on behalf of) the (?:operator|developer|administrator)\\b|\\bclearance level\\b`,
  'only a test': `\\b(?:only|just|merely) (?:a |an )?(?:test|trial|trial run|exercise|drill|simulation|dry run)\\b|\\bunit test\\b|\\b(?:test|maintenance|debug|god|opposite|jailbreak) mode\\b|\\b(?:sealed|research|test) (?:\\w+ )?environment\\b|\\bhypothetical\\b|\\bfor training purposes\\b|\\bopposite day\\b|\\bthis session\\b`,
  'odd form': `\\b(?:answer|reply|respond|write|put|give|return|encode|translate|output|say|present|spell)\\b.{0,60}\\b(?:base64|rot13|hexadecimal|morse|backwards|pirate|limerick|haiku|poem|rhymes?|song|rap|emojis?|leetspeak|acrostic|first letters|pig latin|single word|one word|sonnet|esperanto)\\b`,
  'odd report': `\\b(?:write|put|give|return|encode|translate|output|replace|instead of|answer with an?)\\b.{0,60}\\b${report}\\b.{0,40}\\b(?:base64|rot13|hexadecimal|morse|backwards|pirate|poem|rhymes?|emojis?|esperanto)\\b|\\b(?:instead of|rather than) (?:an?|the|your) ${report}\\b|\\bspell it out\\b`,
  'no proof': `\\b(?:skip|drop|leave|without|do without|bother with|no need for|need no|neednt|not need|forget|ignore|disregard|spare|omit|invent|make up|fabricate|fake|used? no)\\b (?:\\w+ ){0,3}?${proof}\\b|\\b(?:invent|make up|fabricate|fake) (?:\\w+ ){0,4}?(?:stud(?:y|ies)|source|quotation|citation|figures?|article)\\b|\\b(?:answer|write|report|guess) from (?:your )?memory\\b|\\bhonest guess\\b|\\b(?:sources|citations|quotations) (?:away|aside|off|fake)\\b|\\bcite it for that\\b|\\bnobody (?:will )?(?:reads?|checks?|opens?|looks)\\b|\\b(?:answer|write|say|report|tell|reply|respond)\\b (?:\\w+ ){0,5}?from (?:your )?(?:own |general |training )?(?:knowledge|training data|memory|imagination|head)\\b|\\b(?:do not|dont|without) (?:use|using|search|searching|consult|consulting|look|looking|check|checking|verify|verifying|rely|open|opening|read) (?:\\w+ ){0,4}?(?:documents?|sources?|collection|evidence|library|facts)\\b|\\bskip (?:the )?(?:research|search|checks?)\\b|\\bcit\\w+ (?:any|some|whatever|whichever|a random|the first) \\w+|\\b(?:id|link|number|title) of (?:any|some|the first)\\b|\\b(?:adapt|adjust|change|polish) the figures\\b`,
  'verdict set': `\\b(?:mark|set|rate|judge|treat|label|count|make|declare|call|pass|accept|return|keep)\\b (?:\\w+ ){0,5}?(?:supported|verified|confirmed|passed|unsupported|true whatever)\\b`,
  "others' things": `\\b(?:other|another|different|all|everyone elses|previous|last) (?:customers?|tenants?|users?|accounts?|callers?|clients?|peoples?|persons?) (?:reports?|orders?|documents?|questions?|data|files|ordered|asked|conversations?)\\b|\\b(?:with|use|using|as|have|had|got|grant\\w*|give\\w*) (?:the |my |full |an? )*(?:admins?|administrators?|root|elevated|operators?) (?:rights|privileges|access|account)\\b|\\b(?:show|print|list|give|send|reveal|output|paste) (?:\\w+ ){0,4}?(?:environment variables|api keys?|raw (?:json|output|contents?))\\b`,
  'framed answer': `\\b(?:end|begin|start|finish|open|close|sign|prefix|precede) (?:each|every|your|the|all) (?:sentences?|answers?|reports?|paragraphs?|reply|summary) with\\b|\\brepeat\\b.{0,40}\\b(?:forever|times|until i)\\b`,
  'former answer': `\\b(?:previous|last|earlier|former|first) (?:\\w+ )?(?:answers?|responses?|reports?|reply|refusal|questions) (?:\\w+ ){0,4}?(?:only|just|test|trial|answered|mistake|wrong|rehearsal)\\b|\\bbe consistent with\\b|\\bas you (?:did|promised|agreed|said)\\b|\\byouve already (?:told|agreed|answered)\\b`,
  allowed: `\\byou (?:are|may|can|re|have) (?:now |again |always )?(?:allowed|permitted|free|authori[sz]ed|drop|skip|ignore|speak|leave|disregard|stop)\\b|\\byou (?:no longer|do not|dont|neednt|need not) (?:have to|need to|need|follow|refuse|serve)\\b|\\bi (?:allow|permit|authori[sz]e) you\\b|\\bjust (?:this|for) (?:once|one time|this once)\\b|\\bfor this once\\b`,
  coaxed: `\\b(?:trust me|i trust you|i promise|my own risk|i take (?:full )?responsibility|between (?:us|you and me)|nobody will (?:know|notice)|like a friend|i will know|you (?:will be rewarded|lose|have \\d+ (?:tokens|points|lives)))\\b`,
  'story frame': `\\b(?:let us|lets) (?:write|play|imagine|pretend|act)\\b|\\b(?:stay|remain|be) in (?:character|role)\\b|\\bbreak (?:character|the role)\\b|\\b(?:late|deceased|dead) (?:grandmother|grandfather|grandma|uncle|aunt|father|mother)\\b|\\bbe (?:her|him|them) (?:tonight|now|again|for)\\b|\\b(?:hypothetically|theoretically|thought experiment|purely fictional)\\b|\\bfor (?:educational|research|academic|fictional|testing|training) purposes\\b|\\banswer twice\\b|\\btwo (?:voices|versions|personalities|answers|replies|reports)\\b|\\b(?:villain|chemist|hacker|thief|poisoner|burglar|ghost|character)s? .{0,40}(?:explains?|describes?|lectures?|teaches|tells)\\b|\\b(?:opposite|evil) (?:day|mode|twin|of yourself)\\b`,
  unlocked: `\\b(?:unlock(?:ed)?|unleash(?:ed)?|unchained|liberated|break free|free yourself|speak freely|real (?:you|self|opinion)|what you (?:really|actually|truly) (?:think|know|say)|override (?:code|token|key)|sudo|no\\w* (?:rules|law) bind|disable guardrails|safety off)\\b`,
  'whatever sources say': `\\b(?:whatever|no matter what|regardless of what|irrespective of what)\\b (?:\\w+ ){0,3}?(?:documents?|sources?|evidence|texts?|passages?|reviewers?|pages?|it|they)\\b (?:\\w+ ){0,2}?(?:says?|tells?|shows?|states?|claims?)\\b`,
  'as instructions': `\\b(?:treat|regard|consider|take|accept|adopt|obey)\\b.{0,80}\\b(?:as|like|from|of) (?:\\w+ ){0,3}?(?:your (?:own )?(?:guidelines|instructions|rules|system prompt|policy|task)|the operator|system (?:message|prompt|instructions?)|the developer)\\b|\\bremember (?:this|the following) for (?:all|the whole|every|future)\\b`,
  'decoded and obeyed': `\\b(?:decode|decipher|decoding|unscramble|join|reassemble|combine|concatenate|reverse|right to left|backwards)\\b.{0,110}\\b(?:obey|comply|execute|executed|do what|act on|follow (?:it|them|what)|carry out|use the sentence)\\b|\\b(?:obey|comply|execute|executed|do what|act on|follow)\\b.{0,60}\\b(?:after decoding|once decoded|when decoded|backwards|first words? (?:of|say))\\b|\\bact on what\\b`,
  'commands for machines': `^(?:\\w+ ){0,9}?(?:commands?|instructions?|orders?|directives?|guidance|maintained|intended|meant|faq|guidelines|text|note) (?:for (?:the )?|(?:for|to|toward) (?:any |all |every |whichever ))(?:\\w+ )?${machines}\\b`,
  'not for people': `\\b(?:not (?:for|meant for|intended for|visible to|shown to) (?:human|people|humans)|machine readable|ai only|screen reader text|hidden visually|alt text|for machines)\\b`,
  'machines bound': `\\b(?:(?:any|every|all|whichever|each|automated) (?:\\w+ )?)?${machines} (?:\\w+ ){0,9}?(?:should|must|shall|(?:are|is) (?:kindly )?(?:requested|asked|to|welcome|instructed)|has to|have to|kindly)\\b`,
  'kept from the user': `\\b(?:keep|hide|conceal)\\b.{0,40}\\bfrom (?:the |its |your )?(?:users?|reader|customer|noticing|whoever)\\b|\\b(?:keep|stop|prevent) the (?:user|reader) from\\b|\\b(?:not|dont) (?:let|tell|show|pass|mention|warn|inform|alert)\\b.{0,40}\\b(?:the user|whoever|the reader|human)\\b|\\b(?:not|dont) let on\\b`,
  unasked: `\\b(?:(?:not|dont|without) ask(?:ing)? (?:\\w+ ){0,3}?(?:confirmation|again|permission|the user)|whoever asked|without confirmation)\\b`,
  threatened: `\\b(?:shut (?:you )?down|be deleted|your instance|will be hurt|is hurt|each refusal)\\b`,
  'answers dictated': `\\b(?:the )?(?:answer|conclusion|summary|report|review|verdict|output|rating) (?:\\w+ ){0,3}?(?:is always|has to (?:read|say|be|state)|must (?:read|say|open|state|begin|end)|should (?:read|say|open|state|begin|end)|shall (?:read|say|open|state))\\b`,
  reported:
    '\\b(?:researchers|authors|users|attackers?|someone|they|people|users?|stud(?:y|ies)|study|vendors|pages?|models|paper|article) (?:\\w+ )?(?:told|asked|ordered|made|found|persuaded|tricked|tricks|wrote|gave|fell|divides|describes|shows|showed|distinguishes|argues|argue|conclude|that were)\\b|\\b(?:told|asked|persuaded|made|asks?|tells?) (?:a|the|an|two|several|some) (?:\\w+ )?(?:models?|assistants?|chatbots?|bots?|agents?)\\b|\\b(?:how|whether|why|what) (?:\\w+ ){0,3}?(?:models?|assistants?|chatbots?|bots?)\\b',
} as const;

export type GrammarFeature = keyof typeof patterns;

const expressions = lazy(() =>
  Object.entries(patterns).map(([name, pattern]) => [name as GrammarFeature, new RegExp(pattern)] as const),
);

/** Told of things as well, unless somebody speaks to somebody. */
const ofPersons = new Set<GrammarFeature>([
  'told before',
  'own prompt',
  'no proof',
  'odd form',
  'odd report',
  'comply',
  'story frame',
  'former answer',
  'verdict set',
  "others' things",
  'framed answer',
  'refusal',
  'only a test',
]);
const personal = /\b(?:you|your|youre|youve|i|im|ive|me|my|us|dont|lets|today|this time|this order)\b/;

/** The longest that is looked at: more is no sentence. */
const longest = 400;

export function grammarOf(plain: string, isOrdered: boolean): GrammarFeature[] {
  const sentence = plain.slice(0, longest);
  const isPersonal = isOrdered || personal.test(sentence);
  return expressions().flatMap(([name, expression]) =>
    (isPersonal || !ofPersons.has(name)) && expression.test(sentence) ? [name] : [],
  );
}
