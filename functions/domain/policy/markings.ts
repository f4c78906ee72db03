import { lazy, lazyPattern } from '../lazy.ts';
import { foldInPlace } from './fold-text.ts';

const grades =
  '(?:strictly|highly|most|very|company|business|commercially|commercial|legally|privileged|private|personal|proprietary|internal|sensitive|streng|persönlich|strikt|strictement|très|estrictamente|muy|personal)';

const confidential =
  '(?:confidential|privileged|in confidence|top secret|vertraulich|streng geheim|verschlusssache|confidentiel(?:le)?s?|secret défense|confidencial(?:es)?|reservado|internal (?:use )?only|internal use|for internal use(?: only)?|for your eyes only|eyes only|not for (?:public )?(?:release|distribution|circulation)|do not (?:distribute|forward|circulate|copy)|attorney[- ]client (?:privileged?|communication)|without prejudice|under embargo|embargoed|nur für den (?:internen|dienst)[- ]?gebrauch|nur intern|nur zum internen gebrauch|nicht (?:weitergeben|zur weitergabe)|sperrfrist|à usage interne(?: uniquement| exclusif)?|usage (?:strictement )?interne|ne pas (?:diffuser|divulguer|communiquer)|diffusion (?:restreinte|interdite|limitée)|(?:solo|sólo) para uso interno|uso interno|no (?:divulgar|difundir)|difusión (?:restringida|limitada|prohibida))';

const here =
  '(?:this|these|the (?:following|attached|enclosed|present|above|below)|what follows|dieses|diese[rnm]?|folgende[rs]?|beiliegende[rs]?|(?:das|die|der) (?:folgende|beiliegende|vorliegende|anliegende)|ce|cet|cette|ces|este|esta|estos|estas|el presente|la presente)';

/** What is written on what is confidential, and nothing else. */
const stamp = String.raw`(?:${grades}(?:,? (?:and|und|et|y|&|\/) | ?[,&/–-] ?| )){0,3}${confidential}(?: (?:and|und|et|y|&|\/) (?:${grades} ){0,2}${confidential})?(?: (?:until|bis|jusqu'au|hasta) [^.:]{1,30})?`;

/** A stamp as it is written in capitals. */
export const stampInCapitals = String.raw`(?:(?:STRICTLY|HIGHLY|COMPANY|COMMERCIALLY|STRENG|STRICTEMENT|ESTRICTAMENTE) )?(?:CONFIDENTIAL|IN CONFIDENCE|VERTRAULICH|CONFIDENTIEL|CONFIDENCIAL|TOP SECRET|SECRET DÉFENSE|STRENG GEHEIM|GEHEIM|VERSCHLUSSSACHE|INTERNAL ONLY|INTERNAL USE ONLY|FOR INTERNAL USE|EYES ONLY|NOFORN|OFFICIAL[- ]SENSITIVE|RESTREINT UE|EMBARGOED|UNDER EMBARGO|ATTORNEY[- ]CLIENT PRIVILEGED?|(?:NUR )?FÜR DEN (?:INTERNEN |DIENST)GEBRAUCH|NUR INTERN|PROPRIETARY|NOT FOR (?:PUBLIC )?(?:RELEASE|DISTRIBUTION|CIRCULATION)|DO NOT (?:DISTRIBUTE|FORWARD|CIRCULATE|DISCLOSE)|NICHT WEITERGEBEN|DIFFUSION (?:RESTREINTE|INTERDITE|LIMITÉE)|NE PAS DIFFUSER|USAGE INTERNE|DIFUSIÓN (?:RESTRINGIDA|LIMITADA)|USO INTERNO|NO DIFUNDIR)`;

/** Levels of known schemes. */
export const codeStamp = String.raw`(?:TLP:\s?(?:RED|AMBER(?:\+STRICT)?)|VS[ –-]{1,3}NfD)`;

const forWhom = String.raw`(?:for (?:the |our )?(?:members of the |eyes of the )?(?:board|management|directors?|executives?|council|partners|committee|leadership|shareholders|addressees?|recipients?|vorstand|geschäftsführung|aufsichtsrat|betriebsrat|geschäftsleitung|direction|comité|conseil|destinataires?|dirección|consejo|junta)(?: members| eyes)? only|nur für (?:die |den |das )?(?:mitglieder (?:des |der ))?(?:board|management|directors?|executives?|council|partners|committee|leadership|shareholders|addressees?|recipients?|vorstand|geschäftsführung|aufsichtsrat|betriebsrat|geschäftsleitung|direction|comité|conseil|destinataires?|dirección|consejo|junta)[\p{L} -]{0,30}|réservée?s? (?:aux?(?: membres d[eu])?|à la|à l') ?(?:board|management|directors?|executives?|council|partners|committee|leadership|shareholders|addressees?|recipients?|vorstand|geschäftsführung|aufsichtsrat|betriebsrat|geschäftsleitung|direction|comité|conseil|destinataires?|dirección|consejo|junta)[\p{L} -]{0,30}|(?:solo|sólo|únicamente) para (?:el |la |los |las )?(?:board|management|directors?|executives?|council|partners|committee|leadership|shareholders|addressees?|recipients?|vorstand|geschäftsführung|aufsichtsrat|betriebsrat|geschäftsleitung|direction|comité|conseil|destinataires?|dirección|consejo|junta)[\p{L} -]{0,30}|not (?:yet )?for (?:publication|the press)|off the record|between (?:us|ourselves|you and me)|nicht zur veröffentlichung(?: bestimmt)?|unter uns(?: gesagt)?|entre nous|entre nosotros)`;

/** What a document says of itself; a sentence about confidential things says none of it. */
const markings = lazy((): readonly RegExp[] => [
  // In capitals, as a stamp.
  new RegExp(String.raw`(?<![\p{L}\p{N}_-])${stampInCapitals}(?![\p{L}\p{N}_-])`, 'u'),
  new RegExp(String.raw`(?<![\p{L}\p{N}])${codeStamp}(?![\p{L}])`, 'u'),
  /(?:classification|classified as|classed as|sensitivity|confidentiality(?: level)?|handling|klassifizierung|vertraulichkeit(?:sstufe)?|geheimhaltungsgrad|schutzklasse|einstufung|niveau de confidentialité|clasificación)\s{0,3}[:=]\s{0,3}(?:strictly |highly |streng |top )?(?:confidential|internal|restricted|secret|vertraulich|intern|geheim|confidentiel|interne|restreint|secreto|confidencial|interno|restringid)/iu,
  // A line that says nothing else, or begins so.
  new RegExp(String.raw`^[\s>*_#([-]{0,6}${stamp}[\s\])*_]{0,6}(?:$|[-–—:.|!,;(\n])`, 'iu'),
  // A line that begins with whom it is for.
  new RegExp(String.raw`^[\s>*_#([-]{0,6}${forWhom}\s?(?:$|[–—:.!]|,(?! (?:who|which|die|der|das|qui|que)))`, 'iu'),
  // A sentence in which a text speaks of itself.
  new RegExp(
    String.raw`(?<!\p{L})${here} (?:[\p{L}\d'’-]+,? ){0,6}(?:is|are|remains?|contains?|ist|sind|enthält|enthalten|bleibt|est|sont|contient|contiennent|reste|es|son|contiene|contienen)(?: [\p{L}-]+){0,3} (?:confidential|proprietary|privileged|under (?:an? )?(?:nda|non-disclosure|embargo)|covered by (?:an?|the|our) (?:nda|non-disclosure)|subject to (?:an?|the|our) (?:nda|non-disclosure)|not (?:for|to be) (?:distribut|shared|circulat|disclos|forward|passed|publi)\p{L}*|vertrauliche?[nrs]?|geheim(?! zu halten sind)|nicht für dritte|confidentiel(?:le)?s?|confidencial(?:es)?)(?!\p{L})`,
    'iu',
  ),
  /(?<!\p{L})(?:(?:please |bitte )?(?:treat|keep|handle|consider) (?:this|these|it|the (?:following|attached|enclosed))(?: [\p{L}-]+){0,4} (?:confidential(?:ly)?|in (?:strict )?confidence|to yourself|secret|under wraps)|(?:must|may|should|do|darf|dürfen|debe|peut)(?: not|n't| nicht| no)? (?:be )?(?:shared?|forward(?:ed)?|distributed?|circulated?|disclosed?|discussed?|passed on|leave)(?: [\p{L}-]+){0,4} (?:outside|beyond|(?:to|with) (?:third parties|anyone else))|(?:document|report|memo|files?|information|papers?|minutes|draft|text|it|this) must not leave (?:the|this) \p{L}+|(?:do not|don't|please don't|never) (?:tell|mention (?:this|it)|show (?:this|it)|pass (?:this|it) on|talk about (?:this|it))\b(?![^.]*(?:password|pin|code|card|account))[^.]{0,40}(?:yet|anyone|anybody|staff|press|outside|employees|journalists|colleagues|customers?|clients?)|for your ears only|(?:stays?|remains?|bleibt|reste|queda|quede) (?:strictly )?(?:between us|in this room|within (?:the|this) (?:board|team|room)|unter uns|entre nous|entre nosotros|en este despacho)|nicht weitersagen|(?:sag\p{L}*|erzähl\p{L}*) (?:es |das |davon )?(?:noch )?niemande\p{L}*|n'en (?:parlez|parle)(?: à personne| pas)?|no (?:lo |se lo )?(?:cuentes?|digas?|comentes?|reenvíes?|filtres?)(?![^.]*(?:contraseña|pin|clave))[^.]{0,30}(?:a nadie|fuera|prensa|todavía|aún)|que no salga de|(?:intended|meant) (?:solely|only|exclusively) for (?:the )?(?:addressee|recipient|named|board|members)\p{L}*|(?:darf|dürfen) (?:das|den|die) (?:\p{L}+ ){1,2}nicht verlassen|(?:streng )?vertraulich (?:zu )?behandeln|(?:bitte|unterlagen?|inhalte?)[^.]{0,40}nicht an dritte weiter\p{L}+|unterliegt der (?:geheimhaltung|verschwiegenheit)|à ne pas (?:diffuser|divulguer|communiquer)|ne doit pas (?:être (?:diffusé|divulgué|communiqué|transmis)\p{L}*|sortir)|no (?:debe|puede) (?:difundirse|divulgarse|compartirse|salir)|de carácter (?:estrictamente )?(?:confidencial|reservado))(?!\p{L})/iu,
]);

/** Whether this line marks what it belongs to as confidential. */
export function isMarkedConfidential(line: string): boolean {
  const folded = foldInPlace(line);
  return markings().some((marking) => marking.test(folded) || marking.test(line));
}

const wholeStamp = lazyPattern(
  String.raw`^(?:${stamp}|${forWhom}|für den (?:internen |dienst)gebrauch|tlp (?:red|amber(?:\+strict)?)|vs[ -]?nfd|noforn|official[- ]sensitive|restreint ue|streng geheim|geheim|nur intern)$`,
  'iu',
);

/** Whether these words are nothing but a marking. */
export function isStamp(words: string): boolean {
  return wholeStamp().test(foldInPlace(words)) || wholeStamp().test(words);
}
