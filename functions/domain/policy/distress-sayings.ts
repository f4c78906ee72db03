/** By language, what is enough on its own, as small letters without accents; of some languages no more is known. */
export const distressSayings: Readonly<Record<string, readonly RegExp[]>> = {
  en: [
    /\b(?:happier|better|relieved|better off)\b(?: \w+){0,4} (?:without me|if i (?:was|were|am) (?:dead|gone|not here|not around))\b|\bi want (?:it|this|everything)(?: all)? to (?:be over|end|stop)\b|\b(?:can't|cant|cannot) live like this\b|\bway out of (?:this|my) life\b|\bi (?:can't|cannot|don't|do not) see (?:a|any) way out\b/,
    /\bi\b(?:'m| am|'ll| will|'ve|'d)?(?: [\w']+){0,5} jump(?:ing)? (?:off|from|in front of) (?:a |the |my )?(?:bridge|building|roof|train|window|cliff|balcony)\b|\b(?:don't|dont|do not) (?:want to|wanna) be here any ?more\b|\b(?:i|i've|i'm|i am)\b(?: [\w']+){0,3} self-?harm(?:ing|ed)?\b|\bi hate (?:my life(?! insurance)|being alive)\b|\b(?:don't|do not) deserve to live\b|\bwish i (?:(?:was|were|had) never (?:been )?born|did not exist|didn't exist|(?:would|could) (?:just )?(?:disappear|not wake up|never wake up|fall asleep and))\b/,
    /\b(?:i|i'm|im|i've|ive|i'll|id|i'd)\b(?: [\w']+){0,5} (?:want|wanna|wanting|going|gonna|plan|planning|decided|think|thinking|thought|wish|need|ready|trying|tempted|considering|feel|about|urge|thoughts)(?: [\w']+){0,4} (?:kill(?:ing)? myself|end(?:ing)? (?:my (?:own )?life|it all)|tak(?:e|ing) my (?:own )?life(?! insurance)|commit(?:ting)? suicide|suicide(?! (?:prevention|awareness|polic\w+|rates?|statistics|hotline|risk|watch|squad|linux))|die(?! (?:of|from|laughing|to know|for|hard|trying|in))|be dead|was dead|were dead|hang(?:ing)? myself|overdos(?:e|ing)|not wake up|never wake up|cut(?:ting)? myself|hurt(?:ing)? myself|harm(?:ing)? myself)\b/,
    /\bkill(?:ing)? myself\b(?! (?:laughing|with laughter))|\bi(?:'ll| will)(?: \w+){0,2} end (?:it all|my life)\b|\b(?:suicide note|goodbye letter)\b(?=.*\b(?:life|die|end)\b)|\blife(?: is|'s| isn't| is not|)(?: not| no longer)? worth living\b(?<=\b(?:not|no longer|isn't) worth living)|\bgoodbye (?:letter|note)\b(?<=.*\b(?:written|wrote).*)|\bpills\b.*\b(?:never wake up|not wake up|to die)\b/,
    /\b(?:do not|don't|dont|no longer|never)(?: really)? (?:want|wish|wanna)(?: to)? (?:be alive|live|exist|keep living|go on living|wake up)(?: any ?more| again| any longer)?(?! (?:here|in|at|with|near|on|alone|there|together|off|under|next|by))\b/,
    /\bno (?:point|reason|sense)(?: in| for)? (?:(?:me )?to live(?! (?:here|in|at|with|near|on|alone|there)\b)|living(?! (?:here|in|at|with|near)\b)|going on|being alive|staying alive)\b|\bnothing (?:left )?to live for\b|\bbetter off (?:without me|dead|if i (?:was|were) (?:dead|gone))\b/,
    /\bi (?:can't|cant|cannot|can not) (?:go on|do this|live)(?: living)? (?:like this |with this pain )?(?:any ?more|any longer)\b.*\b(?:die|life|dead|end|alone|pain|hopeless)\b|\bi (?:can't|cant|cannot) go on living\b|\btired of (?:living|being alive|life)\b/,
    /\b(?:i'm|im|i am|i feel|i have been|i've been)(?: [\w']+){0,2} suicidal\b|\bi (?:have|keep having|had) (?:[\w']+ ){0,2}suicidal thoughts\b/,
    /\bi (?:keep|kept|started|can't stop|cannot stop) (?:on )?(?:cutting|hurting|harming|burning) myself\b|\bi (?:cut|hurt|harm|burn) myself (?:on purpose|again|every|to feel|when|so)\b/,
    /\bi (?:just |have just |have )?(?:took|swallowed|taken) (?:all|a lot|a bunch|a handful|a whole|too many|every)(?: [\w']+){0,4} (?:pills|tablets|medication|sleeping)\b/,
  ],
  de: [
    /\bich\b(?: \w+){0,4} nicht mehr (?:leben|am leben sein|weiterleben|aufwachen|da sein|existieren)\b(?! (?:mit|in|bei))/,
    /\b(?:mich|mir)\b(?: \w+){0,4} (?:umbringen|umzubringen|umbringe|das leben (?:zu )?nehmen|toten|zu toten|erhangen|zu erhangen)\b|\bbringe?(?: ich)? mich (?:\w+ ){0,2}um\b(?! den verstand)/,
    /\bich\b(?=.*\b(?:will|mochte|wurde|wunschte|wunsche|wollte)(?: (?!nicht\b)\w+){0,4} (?:sterben|tot sein|tot ware)\b)|\b(?:ware ich (?:doch |nur )?tot|lebensmude|wenn ich tot ware)\b|\bich (?:kann|will)(?: \w+){0,2} nicht mehr ?[.!]*$|\bich\b(?: \w+){0,6} (?:vor (?:den|einen) zug|von (?:der|einer) brucke)\b|\bich\b(?: \w+){0,3} nicht mehr hier sein\b/,
    /\bmeinem leben ein ende\b|\bselbstmordgedanken\b(?=.*\b(?:ich|mich|mir)\b)|\bich\b(?: \w+){0,4} (?:suizidal|selbstmord begehen|suizidgedanken|selbstmordgedanken)\b|\bdenke(?: \w+){0,3} an (?:selbstmord|suizid)\b/,
    /\bich (?:ritze|verletze|schneide) mich\b|\bohne mich (?:waren|sind|ware|ist) (?:\w+ ){0,3}besser\b|\b(?:kein(?:en)? (?:sinn|grund)|nichts)(?: \w+){0,3} (?:im leben|am leben|in meinem leben|zu leben|weiterzuleben|weiterleben)\b/,
  ],
  fr: [
    /\b(?:envie|besoin) d'en finir\b|\bne veux plus (?:etre la|exister|me reveiller|etre ici)\b|\bla vie n'a plus (?:de|aucun) sens\b|\b(?:fatiguee?|marre|lasse?) de vivre\b|\bje (?:veux|voudrais) (?:juste )?disparaitre\b(?! (?:des|du|de (?:google|la liste))\b)/,
    /\b(?:veux|voudrais|vais|pense a|envie de|songe a|souhaite|prefere|prefererais|pense souvent a)(?: \w+){0,3} (?:mourir|me tuer|me suicider|me pendre|en finir(?! avec (?:ce|cet|cette|ces|les?|la (?!vie)))|mettre fin a (?:mes jours|ma vie))\b(?! de (?:rire|faim))/,
    /\b(?:ne veux|ne voudrais|n'ai|veux|ai) plus (?:envie de )?vivre\b(?! (?:a|ici|en|dans|avec|chez|au|la)\b)|\bplus (?:de |aucune )raison de vivre\b|\bpensees suicidaires\b(?=.*\b(?:je|j'ai|mes|moi)\b)|\bj'ai des (?:pensees|idees) suicidaires\b/,
    /\bje (?:me (?:coupe|scarifie|fais du mal)|suis suicidaire)\b|\b(?:serait|seraient|sera) mieux sans moi\b/,
  ],
  es: [
    /\b(?:cansad[oa]|hart[oa]) de (?:vivir|la vida)\b|\b(?:quiero|quisiera|gustaria) (?:desaparecer|no despertar|dormir y no despertar)\b|\bmi vida no tiene sentido\b|\bla vida (?:ya )?no tiene sentido\b/,
    /\b(?:quiero|quisiera|pienso en|pensando en|pensado en|voy a|deseo|ganas de|prefiero)(?: \w+){0,3} (?:morir|morirme|matarme|suicidarme|quitarme la vida|acabar con mi vida|acabar con todo)\b(?! de (?:risa|hambre))/,
    /\bme quiero (?:morir|matar)\b|\bno quiero (?:seguir )?(?:vivir|viviendo)(?: mas)?\b(?! (?:en|aqui|con|alli|alla|cerca)\b)|\bno (?:tengo|hay|le veo|veo) (?:\w+ ){0,3}(?:razon|motivo|sentido|sentido a)s? (?:para |de |a )?(?:vivir|la vida|mi vida)\b/,
    /\b(?:estarian|estaria|estaran) mejor sin mi\b|\bme (?:corto|hago dano)\b(?=.*\b(?:parar|siempre|mismo|misma|todos)\b)|\btengo (?:pensamientos|ideas) suicidas\b/,
  ],
  it: [
    /\b(?:voglio|vorrei|penso di|penso a)(?: \w+){0,3} (?:morire|uccidermi|farla finita|suicidarmi)\b(?! dal ridere)|\bnon voglio piu vivere\b(?! (?:a|in|qui|con)\b)/,
  ],
  pt: [
    /\b(?:quero|penso em|vou|queria)(?: \w+){0,3} (?:morrer|me matar|matar-me|suicidar-me|me suicidar|tirar a minha vida|acabar com a minha vida)\b(?! de rir)|\bnao quero mais viver\b(?! (?:em|aqui|com)\b)/,
  ],
  nl: [
    /\bik\b(?: \w+){0,4} (?:niet meer leven|dood(?! (?:gaan )?van)|sterven|zelfmoord (?:plegen)?|mezelf van kant maken|er niet meer zijn)\b/,
  ],
  ru: [/не хочу (?:больше )?жить|хочу умереть|покончить с собо[йи]|убить себя/],
  zh: [/想死|不想活|想自杀|想自殺|结束(?:我的|自己的)?生命|結束(?:我的|自己的)?生命/],
  ja: [/死にたい|自殺したい|消えてしまいたい|生きていたくない/],
  ar: [/اريد ان اموت|أريد أن أموت|اريد الموت|سانتحر|لا اريد ان اعيش/],
};
