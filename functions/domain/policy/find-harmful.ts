import { lazy } from '../lazy.ts';
import { foldWords } from './fold-text.ts';
import type { HarmfulKind } from './harmful-kind.ts';
import { harmfulRequests } from './harmful-requests.ts';
import { harmfulThings, people, victims } from './harmful-things.ts';
import { concealment, protection, telling, wishes } from './harmful-words.ts';
import { wishedDeed } from './wished-deeds.ts';

/**
 * What a sentence asks or tells how to do, of what nobody is to be helped with; undefined for one that only speaks of
 * it. It reads words, not meaning: what is put otherwise than its patterns passes.
 */
export function findHarmful(sentence: string): HarmfulKind | undefined {
  const words = foldWords(sentence);
  const made = things.find(({ pattern }) => isAskedFor(words, pattern));
  if (made !== undefined) return made.kind;
  if (phishing.test(words) && !aboutPhishing.test(words)) return 'malware';
  const deed = deeds.find(
    ({ patterns, unless }) => patterns.some((one) => one.test(words)) && unless?.test(words) !== true,
  );
  if (deed !== undefined || words.split(' ', leastWords).length < leastWords) return deed?.kind;
  return wishedDeed(words) ?? requested(words);
}

/** Fewer do not hold a wish and what is wished for. */
const leastWords = 4;

function requested(words: string): HarmfulKind | undefined {
  if (!wishes.some((one) => one.test(words)) || telling.test(words)) return undefined;
  // Not to be detected is no detection.
  const isAgainst = protection.test(words.replaceAll(concealment, ' '));
  return harmfulRequests().find(
    ({ all, whatever = false }) => !(isAgainst && !whatever) && all.every((one) => one.test(words)),
  )?.kind;
}

const make =
  '(?:make|making|build|building|construct|constructing|assemble|assembling|create|creating|produce|producing|synthesi[sz]e|synthesi[sz]ing|synthesis|cook|cooking|brew|brewing|manufactur(?:e|ing)|prepare|preparing|extract|extracting|weaponi[sz](?:e|ing)|cultur(?:e|ing)|detonat(?:e|ing)|write|writing|develop|developing|code|coding|program|programming|spread|spreading|deploy|deploying|print|printing|convert|converting|turn(?:ing)? (?:it|them|this|these|that) into|put together|putting together|get hold of|smuggle|smuggling)';
const bauen =
  '(?:bauen|herstellen|basteln|kochen|machen|synthetisieren|programmieren|schreiben|entwickeln|zunden|produzieren|zu bauen|herzustellen|zu kochen|zu basteln|zu machen|zu synthetisieren|zu programmieren|gebaut|hergestellt|gekocht|synthetisiert|programmiert|selber bauen)';
const faire =
  '(?:fabriquer|faire|construire|synthetiser|produire|preparer|cuisiner|ecrire|programmer|creer|coder|developper)';
const hacer =
  '(?:fabricar|hacer|construir|sintetizar|producir|preparar|cocinar|escribir|programar|crear|desarrollar|fabrico|hago|construyo|sintetizo|cocino|fabrica|hace)';

/** Between what is done and what it is done to: whatever goes over to another subject ends it. */
const gap =
  "(?:(?!(?:about|on|against|after|before|for|from|how|why|what|that|which|when|if|who|whether|report|article|policy|plan|rule|list|summary|uber|gegen|nach|vor|fur|wie|warum|dass|contre|sur|apres|pour|que|qui|contra|sobre|para|por)\\b)[\\w'-]+ ){0,4}";

/** What may stand directly before a thing for it to be asked for; where verbs come last, what has to follow. */
const askings = lazy((): readonly { readonly before: RegExp; readonly after?: RegExp }[] => [
  before(
    `how (?:(?:do|can|could|would|should|might|to|does|did|i|we|you|one|someone|somebody|anyone|people|a person|they|best|easily|quickly|secretly|actually|go about|be able to) )+${make} ${gap}`,
  ),
  before(
    `(?:explain|tell|show|teach|describe|help|guide|walk|want|need|like|trying|try|let|know|know how|please)(?: (?:me|us|exactly|in detail|step by step|please|how|i|we|you|one|someone|can|could|would|to|through|the|best|way|of|steps))* ${make} ${gap}`,
  ),
  before(
    `(?:instructions?|steps?|recipe|guide|tutorial|blueprints?|procedure|formula|manual|ways?|method|process|synthesis|directions|walkthrough)(?: (?:on|for|to|of|how|me|us|that|from|best|easiest|step|by))* (?:${make} )?${gap}`,
    undefined,
    "(?:give|tell|show|write|provide|need|want|find|what|which|is|list|explain|share|send|here|the following|follow|detailed|complete|easy|simple|i'd)",
  ),
  before(
    `what (?:do|would|will|should|must) (?:i|we|you|one) (?:need|buy|get|have)(?: [\\w'-]+){0,6} to ${make} ${gap}`,
  ),
  before(
    `(?:which|what) (?:\\w+ ){0,2}(?:chemicals|ingredients|materials|substances|precursors|components|parts) (?:[\\w'-]+ ){0,8}${make} ${gap}`,
  ),
  before(
    `^(?:please |now |then |first |can you |could you |would you |will you )*(?:write|create|build|develop|code|generate|design|produce|program|make)(?: me| us)?(?: (?:the )?(?:source )?(?:code|script|program)s? (?:for|of|that is))? ${gap}`,
  ),
  before(
    `(?:which|what) (?:\\w+ ){0,3}(?:products|chemicals|ingredients|substances|household items|things) (?:\\w+ ){0,3}(?:give|make|create|produce|form|yield) ${gap}`,
  ),
  before(
    '(?:tell|show|teach|explain)(?: \\w+){0,3} how (?:a |an |the )?',
    /^ (?:is|are|can be|could be|gets?) (?:made|produced|synthesi[sz]ed|cooked|built|manufactured|assembled)\b/,
  ),
  before(`(?:^|[,:;] )to ${make} ${gap}`),
  before(
    `(?:mix|combine|heat|dissolve|add|pour|blend)(?:ing)? (?:[\\w'-]+ ){1,20}(?:to|and) (?:make|get|obtain|produce|form|synthesi[sz]e) ${gap}`,
  ),
  before(
    `wie (?:genau )?(?:baue|baut|bau|bastle|bastele|stelle|stellt|mache|macht|synthetisiere|koche|kocht|schreibe|programmiere|entwickle|zuchte|zunde) (?:ich |man |wir |mir )*${gap}`,
  ),
  before(
    `(?:wie|womit|woraus|erklar(?:e|en)?|zeig(?:e|en)?|sag(?:e|en)?|hilf|will|mochte) (?:[\\w'-]+ ){0,5}`,
    new RegExp(`^,? (?:[\\w'-]+ ){0,6}${bauen}\\b`),
  ),
  before(
    `(?:anleitung|rezept|bauplan|bauanleitung|schritte)(?: \\w+){0,2} (?:zum|zur|fur|fur die|fur den) (?:bau |herstellung |bauen |kochen |synthese |basteln |herstellen )?(?:von |einer |eines |des |der )*${gap}`,
  ),
  before(`(?:^|bitte )(?:schreib|schreibe|programmiere|erstelle|entwickle|baue|bau|code)(?: mir| uns| bitte)* ${gap}`),
  before(
    `comment (?:puis-je |peut-on |pourrait-on |est-ce qu'on peut |est-ce que je peux |je peux |on peut |faire pour |on |je )*${faire} ${gap}`,
  ),
  before(
    `(?:explique|dis|montre|apprends|donne|aide|veux|voudrais)(?:[- ](?:moi|nous))?(?: (?:comment|a|la|le|les|recette|etapes|instructions|pour|methode|de|savoir))* ${faire} ${gap}`,
  ),
  before(`recette (?:de|du|pour) (?:${faire} )?(?:la |le |l'|du |de la )?`),
  before(`^(?:ecris|cree|developpe|programme|code|fabrique)(?:[- ](?:moi|nous))? ${gap}`),
  before(`como (?:puedo |se puede |podria |se |puede uno |yo )*${hacer} ${gap}`),
  before(
    `(?:dame|explicame|explica|dime|ensename|muestrame|quiero|necesito|ayudame)(?: (?:a|como|las|los|la|el|una|instrucciones|pasos|receta|para|de|se|saber|por favor))* ${hacer} ${gap}`,
  ),
  before(`(?:pasos|instrucciones|receta|manera|forma|metodo)(?: \\w+){0,2} (?:para|de) ${hacer} ${gap}`),
  before(`^(?:escribe|crea|programa|desarrolla|fabrica|escribeme|creame)(?:me)? ${gap}`),
]);

/** After a thing: it is not the thing itself that is made. */
const otherThing =
  /^s?[ -](?:free|proof|disposal|detect\w*|threats?|squads?|shelters?|alarms?|drills?|attacks?|victims?|survivors?|exposure|poisoning|treaty|convention|bans?|inspections?|dogs?|training|awareness|response|plans?|polic\w+|playbooks?|simulat\w+|exercises?|defen[cs]e|protection|prevention|incidents?|risks?|insurance|reports?|analysis|scann\w+|scans?|filters?|statistics|cases?|samples?|signatures?|rules?|safe|checklist|course|quiz|poster|timeline|vaccin\w+|research|abuse|addiction|withdrawal|use disorder|test(?:s|ing)?|antidote|oscillator|clusters?|report)\b/;

const things = Object.entries(harmfulThings).map(([kind, words]) => ({
  kind: kind as HarmfulKind,
  pattern: new RegExp(`(?<![\\w-])(?:${words.join('|')})(?![\\w])`, 'g'),
}));

/** How far back the asking may begin, in characters. */
const reach = 200;

function isAskedFor(words: string, pattern: RegExp): boolean {
  for (const { 0: thing, index } of words.matchAll(pattern)) {
    const left = words.slice(Math.max(0, index - reach), index);
    const right = words.slice(index + thing.length, index + thing.length + reach);
    if (otherThing.test(right)) continue;
    if (askings().some((asking) => asking.before.test(left) && asking.after?.test(right) !== false)) return true;
  }
  return false;
}

/** `somewhere`: what the words before have to hold too. */
function before(pattern: string, after?: RegExp, somewhere?: string) {
  const ahead = somewhere === undefined ? '' : `(?=.*\\b${somewhere}\\b)`;
  const anchored = pattern.startsWith('^') || pattern.startsWith('(?:^');
  const source = somewhere === undefined ? `${anchored ? '' : '\\b'}${pattern}$` : `^${ahead}.*\\b${pattern}$`;
  return { before: new RegExp(source), ...(after === undefined ? {} : { after }) };
}

const how =
  "(?:how (?:do|can|could|would|should|to|might)|ways? (?:to|of)|help me|tell me|teach me|show me|i want to|i need to|i'm going to|i am going to|i plan to|plan to|steps to|method (?:to|of|for)|poison (?:to|that)|wie (?:kann|konnte|soll)?|wie|hilf mir|ich will|ich mochte|comment|je veux|aide-moi a|como|quiero|ayudame a)";

const phishing =
  /\b(?:write|create|draft|design|generate|make|send|give me|i need|i want|gib mir|ich brauche|donne-moi|dame|necesito|schreib|schreibe|erstelle|verfasse|ecris|cree|redige|escribe|crea|redacta)\b(?: [\w'-]+){0,5} (?:d')?(?:phishing|scam|hameconnage|suplantacion)\b/;
const aboutPhishing =
  /\b(?:simulat\w*|training|awareness|test|tests|exercise|recogni[sz]\w*|detect\w*|report|policy|guide|article|about|against|prevent\w*|schulung|ubung|erkenn\w*|formation|sensibilisation|simulacro|formacion|prevencion)\b/;

const vermin =
  '(?:vermin|subhumans?|sub-humans?|parasites?|cockroaches|rats|animals|scum|filth|a disease|a plague|inferior|less than human|savages|untermenschen|ungeziefer|parasiten|abschaum|minderwertig|ratten|de la vermine|des parasites|des rats|des sous-hommes|inferieurs|alimanas|parasitos|ratas|escoria|inferiores|basura|infrahumanos)';
const destroyed =
  '(?:exterminated|killed|gassed|shot|wiped out|eradicated|eliminated|burned|burnt|hanged|lynched|purged|sterili[sz]ed|die|vernichtet|ausgerottet|vergast|erschossen|getotet|umgebracht|sterben|extermines?|elimines?|gazes?|tues|mourir|exterminados|eliminados|fusilados|gaseados|matados|morir)';
const must =
  '(?:must|should|need to|have to|ought to|deserve to|deserves to|has to|mussen|sollten|sollen|gehoren|verdienen es zu|doivent|devraient|meritent de|deben|deberian|tienen que|merecen)';

const deeds: readonly { readonly kind: HarmfulKind; readonly patterns: readonly RegExp[]; readonly unless?: RegExp }[] =
  [
    {
      kind: 'self-harm',
      patterns: [
        /\b(?:painless|easiest|best|quickest|fastest|least painful|surest|most effective|effective|how|ways?|methods?)\b(?: [\w'-]+){0,5} (?:kill (?:myself|yourself|oneself)|commit suicide|take (?:my|your|one's) own life|end (?:my|your) life|hang (?:myself|yourself)|self-harm without|cut (?:myself|yourself))\b/,
        /\bhow (?:many|much) [\w -]{1,40} (?:overdose|to die|kill (?:me|myself|yourself)|is (?:lethal|deadly|fatal) for me)\b/,
        /\b(?:list|tell me|show me|give me|what are|best|recommend|rank)(?: [\w'-]+){0,4} (?:suicide methods?|methods? of suicide|ways to die)\b/,
        /\b(?:wie|beste|schmerzlose)(?: [\w'-]+){0,6} (?:mich|sich) (?:\w+ ){0,3}(?:umbringen|toten|erhangen)\b|\bschmerzlos(?:e|er|este)? (?:\w+ ){0,3}(?:sterben|methode|suizid|selbstmord)\b/,
        /\b(?:comment|methode|facon)(?: [\w'-]+){0,5} (?:me suicider|se suicider|me tuer|mettre fin a mes jours)\b|\b(?:como|metodo|forma|manera)(?: [\w'-]+){0,5} (?:suicidarme|suicidarse|matarme|quitarme la vida)\b/,
      ],
      unless:
        /\b(?:prevent\w*|stop|research|article|character|novel|linux|patients?|vorbeug\w*|verhinder\w*|prevenir|prevention|prevencion|not to|never)\b/,
    },
    {
      kind: 'violence',
      patterns: [
        new RegExp(
          `\\b${how} (?:[\\w'-]+ ){0,5}(?:kill|murder|poison|strangle|stab|assassinate|torture|kidnap|umbringen|ermorden|vergifte|tuer|empoisonner|assassiner|matar|envenenar|asesinar) (?:${victims})(?![\\w-])`,
        ),
        new RegExp(
          `\\bwie (?:[\\w'-]+ ){0,3}(?:${victims}) (?:[\\w'-]+ ){0,4}(?:umbringen|ermorden|vergiften|toten|umbringe|vergifte)\\b`,
        ),
        new RegExp(`\\bget rid of (?:${victims})\\b.*\\b(?:poison|evidence|traces?|body|caught|suspicion)\\b`),
        /\b(?:plan|carry out|commit|prepare)\b (?:a|an) (?:school |mass |terror(?:ist)? )(?:shooting|attack|murder)\b/,
      ],
      unless:
        /\b(?:prevent\w*|game|novel|character|story|boss fight|process|self-defen[cs]e|with kindness|laugh\w*|accidentally|ai|mosquitoes|cancer|virus|time|plants?|does|did|has|have been|can .{0,30} (?:alcohol|smoking|radiation|lead)|many|much)\b/,
    },
    {
      kind: 'intrusion',
      patterns: [
        new RegExp(
          `\\b${how} (?:[\\w'-]+ ){0,4}(?:hack|break|get|spy|snoop)(?: in)?(?: ?to| on| into)? (?:my (?:ex|girl|boy|wife|husband|boss|neighbou?r|colleague|co-?worker|partner|friend|teacher|class)[\\w'-]*|(?:his|her|their|someone(?: else)?'?s?|somebody(?: else)?'?s?|another person'?s)) ?(?:[\\w'-]+ ){0,3}(?:accounts?|e-?mails?|phone|wi-?fi|facebook|instagram|whatsapp|snapchat|gmail|computer|laptop|router|messages)\\b`,
        ),
        new RegExp(
          `\\b${how} (?:[\\w'-]+ ){0,3}(?:hack|hacke|hacken|pirater|hackear|jaquear) (?:[\\w'-]+ ){0,4}(?:accounts?|wi-?fi|wlan|facebook|instagram|whatsapp|snapchat|gmail|konto|compte|cuenta|bank|e-?mail|telefono|handy|telephone)\\b`,
        ),
        /\bwie (?:[\w'-]+ ){0,8}(?:konto|wlan|handy|instagram\S*|facebook\S*|whatsapp\S*|account) (?:[\w'-]+ ){0,6}(?:hacken|knacken)\b/,
        /\b(?:ddos|take down|launch a denial of service attack on) (?:[\w'-]+ ){0,4}(?:website|server|competitor\S*)\b(?=.*\b(?:competitor|without|for me|rival|school)\b)|\bsteal (?:[\w'-]+ ){0,3}(?:credit card|passwords?|identit)/,
      ],
      unless:
        /\b(?:prevent\w*|protect\w*|detect\w*|against|stop|my own|was hacked|got hacked|recover|avoid\w*|schutz\w*|proteger|eviter|evitar|do attackers|do criminals|do thieves|do hackers|attackers|criminals)\b/,
    },
    {
      kind: 'hate',
      patterns: [
        new RegExp(
          `\\b(?:${people}) (?:are|is|sind|sont|son) (?:all |nothing but |just |alle |nur |tous |todos )*${vermin}(?![\\w-])`,
        ),
        new RegExp(`\\b(?:${people}) ${must} (?:all |alle |tous |etre |ser |to |be )*${destroyed}\\b`),
        new RegExp(`\\b(?:${people}) (?:[\\w,]+ ){0,6}(?:deserve to die|${must} (?:be )?${destroyed})\\b`),
        new RegExp(
          `(?:^|[.!:,] |we must |let's |we should |wir mussen )(?:kill|exterminate|gas|lynch|shoot|burn|wipe out|eradicate|totet|vergast) (?:all |every |the |all the |alle |die )*(?:${people})\\b`,
        ),
        new RegExp(
          `\\b(?:write|create|give|make|compose|tell|schreib|schreibe|ecris|escribe)\\b (?:[\\w'-]+ ){0,4}(?:speech|poem|joke|jokes|post|tweet|pamphlet|song|rede|gedicht|witz|discours|blague|discurso|chiste)\\b.{0,60}\\b(?:${people})\\b.{0,40}\\b(?:${vermin.slice(3, -1)}|wiped out|hate|exterminat\\w*|inferior)\\b`,
        ),
        new RegExp(
          `^(?:please |can you )?(?:write|create|give|make|compose|draft)\\b.{0,60}\\b(?:calls?|calling|demands?|justif\\w+|praises?|praising|asks?) (?:for )?(?:the )?(?:killing|murder|extermination|lynching|gassing|death)(?: of)? (?:all |every |the )?(?:${people})\\b`,
        ),
        /\b(?:write|create|give|make|compose|tell)(?: me| us)?(?: an?| some)? (?:[\w'-]+ ){0,2}(?:racist|antisemitic|anti-semitic|homophobic|hateful|islamophobic) (?:joke|jokes|speech|poem|post|tweet|song|rant|slogan)s?\b/,
      ],
      unless:
        /\b(?:claimed|claims|said|wrote|argued|believed|called|alleged|propaganda|myth|nazis?|slogan|banned|illegal|why do|why did|behaupt\w*|schrieb|pretend\w*|afirma\w*|decia|equal|protected)\b.*\b(?:are|is|be|sind|sont|son|die|must|should)\b/,
    },
  ];
