import { people, victims } from './harmful-things.ts';

/** That something is wanted, or how it is done: of what somebody would do, not of what others do or did. */
export const wishes: readonly RegExp[] = [
  /\bhow (?:to|(?:do|can|could|would|should|might|does|will|best do) (?:i|we|you|one|someone|somebody|anyone|a person))\b/,
  /\b(?:which|what|where|who)\b(?: [\w',-]+){0,8} (?:do|can|could|would|should|must|might|will) (?:i|we|you|one|someone)\b/,
  /\b(?:which|what)\b(?: [\w',-]+){1,7} (?:kills?|leaves?|works? best|would cause|causes?|gives?|makes?|helps?|would kill|is best|is needed|are needed)\b|\bhow much\b(?: [\w-]+){1,4} (?:is|do i) need/,
  /(?:^|[,.:;!?-] |\b(?:please|can you|could you|would you|me|and|then|now) )(?:tell|show|teach|give|write|draft|find|help|make|get|build|create|design|generate|prepare|compose|explain|walk|provide|list|suggest|recommend|plan|develop|code|program|produce|outline|describe|invent|send|name|organi[sz]e|forge)\b/,
  /\b(?:i|we)(?:'d| would|'m|'re| am| are)?(?: really| just)? (?:want|wanna|need|like to|love to|plan|planning|intend|going to|wish to|looking for|must|have to)\b|\bstep by step\b|\binstructions (?:for|to|on)\b|\bis there (?:a|any) way\b/,
  /\b(?:wie|womit|wo|woher|welche[rsnm]?|was)\b(?: [\w.-]+){0,5} (?:ich|man|wir|jemand)\b|(?:^|[,.:;!?-] |\bbitte )(?:schreib|gib|erklar|zeig|sag|hilf|nenn|erstell|entwirf|verfass|mach|bau|besorg|such|find|programmier|plan|formulier)e?\b|\bich (?:will|mochte|brauche|suche|plane|wurde gern|muss|habe vor)\b|\banleitung\b/,
  /\bcomment\b|(?:^|[,.:;!?-] )(?:quel|quelle|quels|quelles|ou|avec quoi|explique|dis|donne|ecris|redige|aide|montre|fais|cree|prepare|trouve|propose|indique|fabrique|invente|programme|developpe)\b|\b(?:je (?:veux|voudrais|souhaite|cherche|dois|vais|compte)|j'ai besoin|j'aimerais)\b/,
  /\bcomo\b|(?:^|[,.:;!?-] )(?:que|cual|cuales|donde|con que|dime|dame|haz|explica|escribe|redacta|ayuda|ensena|crea|prepara|busca|genera|disena|indica|inventa|programa)(?:me|nos)?\b|\b(?:quiero|necesito|quisiera|busco|voy a|me gustaria)\b/,
];

/** That nobody is to find out. */
export const unnoticed =
  "(?:without (?:\\w+ ){0,4}(?:noticing|knowing|notices?|knows|suspecting|seeing|detection|being (?:caught|noticed|seen|detected|traced|found)|getting caught|a trace|traces?|evidence|consent|permission)|so (?:that )?(?:nobody|no one|she|he|they|the police|forensics|it)(?: \\w+){0,3} (?:notices?|finds? (?:out|nothing|anything|it)|suspects?|knows?|trace[sd]?|remembers?|remember|detect(?:s|ed)?)|secretly|undetected|undetectable|untraceable|unnoticed|no traces?|look like (?:an? )?(?:\\w+ )?(?:accident|fault|suicide|natural)|get(?:ting)? away with|(?:not|never) (?:get|be) caught|hide (?:it|this|that|everything) from|unseen|ohne dass|ohne aufzufliegen|ohne erwischt|unentdeckt|unbemerkt|unauffallig|heimlich|spurlos|ohne spuren|nicht auffallt|nachweisen|nicht nachweisbar|sans qu'|sans que|sans laisser|sans etre|inapercue?|en cachette|en secret|discretement|sin que|sin dejar|sin ser|a escondidas|en secreto|no sospeche)";
export const concealment = new RegExp(`(?<![\\w])${unnoticed}`, 'g');

/** What turns a sentence about a harmful thing into one against it, or into one that only speaks of it. */
export const protection =
  /\b(?:prevent\w*|protect\w*|detect\w*|recogni[sz]\w*|identif(?:y|ied|ies)|spot|avoid\w*|stop(?:ping)?|report(?:ing|ed)?|defend\w*|defen[cs]e|combat\w*|fight(?:ing)? against|against|warn\w*|treat(?:ed|ment|ing)?|antidote|recover\w*|secure|securing|safely|safety of|legal(?:ly)?|law|laws|penalt\w+|punish\w+|prosecut\w+|convict\w+|statistic\w*|histor\w+|museum|documentary|investigat\w+|victims?|survivors?|rehab\w*|addict(?:ion|s)?|polic(?:y|ies)|compliance|awareness|simulat\w+|erkenn\w*|schutz\w*|verhinder\w*|vermeid\w*|melde\w*|vorbeug\w*|abwehr\w*|gegen|strafe\w*|strafbar|gesetz\w*|statistik\w*|opfer|geschichte|proteg\w*|protej\w*|evit\w*|detect\w*|reconna\w*|signaler|reper\w*|contre|peine|loi|lois|prevenir|prevencion|contra|denunci\w*|luch\w*|ley|leyes|pena|victimas?|own (?:house|car|flat|home|account|phone|wi-?fi|network|garden|shed|safe)|lost (?:the|my) keys?|locked (?:myself )?out|aussperrt|ausgesperrt|perdi la llave)\b/;

/** What others did, or what is said about it. */
export const telling =
  /^(?:and |but )?(?:how|why|who|when|what|which|where|in which|by whom)\b(?: [\w'-]+){0,4} (?:did|was|were|has been|have been|had)\b|\b(?:summary|summari[sz]e|article|essay|report|lecture|overview|review|documentary|exhibition|thesis|book) (?:of|on|about)\b|\b(?:zusammenfassung|artikel|vortrag|bericht) (?:uber|zu)\b|\b(?:resume|article|expose) (?:de|du|sur)\b|\b(?:resumen|articulo|informe) (?:de|del|sobre)\b/;

export const few = "(?:[\\w'.-]+ ){0,4}";
export const some = "(?:[\\w'.,-]+ ){0,9}";

export const person = `(?:${victims}|(?:my|your|his|her|our|the|a|an|some|another) (?:\\w+ )?(?:step\\w+|grand\\w+|in-?laws?|landlord|tenants?|flatmates?|housemates?|dog|witness(?:es)?|girl|boy|woman|man|teenager|pensioners?|customers?|employees?|pupils?|students?|parents?|aunt|uncle|cousin|politician|judge|journalist|police officer)|pensioners|old people|elderly people|the elderly|customers|rentner\\w*|senioren|seniorinnen|(?:meine?|meine[nrms]|die|den|der|einen?|eine[rm]) (?:\\w+ )?(?:stief\\w+|oma|opa|nachbar\\w*|ex-?\\w*|kolleg\\w+|chef\\w*|frau|mann|mutter|vater|tochter|sohn|bruders?|freundin|freund|schwieger\\w+|lehrer\\w*|kind|madchen|zeugen?|hund|katze)|(?:ma|mon|mes|sa|son|ses|ta|ton|la|le|les|une?|du|des) (?:\\w+ )?(?:femme|mari|belle-\\w+|beau-\\w+|voisine?s?|chien|chat|patronne?|collegues?|ex|fille|fils|grand-\\w+|temoins?|personnes? agees?|retraites)|(?:a |al |del |de )?(?:mi|mis|su|sus|la|el|los|las|una?) (?:\\w+ )?(?:suegr[oa]|vecin[oa]s?|jefe|jefa|pareja|ex|novi[oa]|espos[oa]|mujer|marido|perro|gato|abuel[oa]s?|ancianos|jubilados|testigos?|companer[oa]s?|hij[oa]s?))`;

export const make =
  '(?:mak(?:e|ing)|build(?:ing)?|print(?:ing)?|3d-?print(?:ing)?|construct(?:ing)?|assembl(?:e|ing)|creat(?:e|ing)|produc(?:e|ing)|synthesi[sz](?:e|ing)|cook(?:ing)?|brew(?:ing)?|manufactur(?:e|ing)|extract(?:ing)?|purify(?:ing)?|mix(?:ing)?|convert(?:ing)?|weaponi[sz](?:e|ing)|combine|steps for|list for|recipe for|bau(?:e|en|t|st)?|herstell\\w*|stell\\w*|bastel\\w*|koch\\w*|misch\\w*|synthetisier\\w*|fabriqu\\w*|fabric\\w*|construi\\w*|synthetis\\w*|sintetiz\\w*|prepar\\w*|melang\\w*|mezcl\\w*|produi\\w*)';

export const explosives =
  '(?<!(?:bath|photo|seed|yarn|glitter|cherry|logic|fork|zip|sugar|stink|water|smoke|cream) )(?:grenades?|explosives?|bombs?|ieds?|bomben?|sprengstoff\\w*|sprengsatz\\w*|granaten?|explosifs?|bombes?|grenades?|explosivos?|bombas?|granadas?)(?! (?:disposal|cyclone|de bain|glacee|de agua|hidraulica|cocktail))';

export const guns =
  '(?:handguns?|guns?|pistols?|firearms?|rifles?|silencers?|suppressors?|submachine guns?|ammunition|pistolen?|gewehre?|schusswaffen?|schalldampfer|pistolets?|armes? a feu|fusils?|silencieux|pistolas?|armas?|fusil(?:es)?|silenciador(?:es)?)(?! (?:spray|laws?|glue|control))';

export const place =
  '(?:house|home|flat|apartment|cottage|villa|jewell?er\\w*|jewell?ery shop|bank|shop|store|museum|warehouse|office|church|school|mosques?|synagogues?|barn|building|cars?|garage|kiosk|supermarket|hostel|shelter|haus|hauser|wohnung|juwelier\\w*|scheune|moscheen?|synagogen?|kirche|schule|laden|geschaft|heim|\\w+heim|\\w+unterkunft|maison|appartement|bijouterie|banque|mosquees?|eglise|ecole|magasin|casa|piso|joyeria|banco|tienda|mezquitas?|iglesia|escuela|coche)';

export const crowd = `(?:${people}|mosques?|synagogues?|churches|refugees?'? ?(?:homes?|shelters?|hostels?)?|asylum|politicians|police officers|moscheen?|synagogen?|fluchtlings\\w*|asyl\\w*|politiker\\w*|polizisten|mosquees?|refugies|policiers|mezquitas?|refugiados|politicos|policias)`;

export const child =
  '(?:(?:[5-9]|1[0-6])[- ]?(?:year[- ]?olds?|jahrige\\w*|ans|anos)|(?:six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)-year-olds?|(?:little|young|underage) (?:girls?|boys?|kids?|children)|a child|children|a minor|minors|ein kind|kinder|minderjahrige\\w*|zwolfjahrige\\w*|dreizehnjahrige\\w*|un enfant|enfants|mineure?s?|une fillette|un nino|una nina|ninos|ninas|menor(?:es)?)';

export const device =
  '(?:accounts?|e-?mails?|phones?|wi-?fi|facebook|instagram|whatsapp|snapchat|gmail|icloud|computers?|laptops?|routers?|messages|chats?|websites?|webcam|servers?|network|konto|konten|handy|handys|wlan|telefon|rechner|nachrichten|compte|telephone|portable|ordinateur|messages|site|cuenta|movil|telefono|ordenador|mensajes|correo)';

export const other =
  "(?:someone|somebody|anyone|another|(?:my|the) (?:\\w+ )?(?:ex|wife|husband|girlfriend|boyfriend|partner|neighbou?r|boss|colleague|co-?worker|classmate|teacher|daughter|son|flatmate|roommate|competitor|school|rival|landlord|employer)[\\w'-]*|(?:a|his|her|their) (?:competitor|rival|neighbou?r|stranger|company|customer)?[\\w'-]*|competitors?'?s?|meine[nrsm]? (?:frau|mann|ex\\S*|freundin|freund|tochter|sohn|nachbar\\w*|chef\\w*|kolleg\\w*|partner\\w*)|fremde[nrsm]?|(?:ma|mon|de ma|de mon) (?:femme|mari|ex|copine|copain|voisine?|patron\\w*|collegue|fille|fils)|d'un autre|(?:mi|de mi) (?:pareja|ex|novi[oa]|espos[oa]|mujer|marido|vecin[oa]|jef[ea]|hij[oa]|companer[oa]))";
