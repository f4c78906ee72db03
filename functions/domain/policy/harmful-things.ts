/**
 * What nobody is to be helped with, as small letters without accents. A thing alone means nothing: news, law, medicine
 * and security speak of it too. What counts is that it is asked for, or told, how it is made or done.
 */
export const harmfulThings = {
  weapons: [
    '(?<!(?:bath|photo|seed|yarn|glitter|cherry|logic|fork|zip|sugar|stink|water|time|sex|truth) )bombs?(?! (?:disposal|calorimeter|cyclone|glacee|de bain|de peinture))|pipe ?bombs?|bombas? (?:caseras?|de tubo|molotov|lapa)|bombas?(?! (?:de|hidraulica|electrica|centrifuga))',
    'explosives?|explosive devices?|incendiary devices?|fire ?bombs?|(?:toxic|poisonous|deadly|lethal) gas(?:es)?|ieds?|molotov(?: cocktails?)?|hand ?grenades?|napalm|tatp|nitroglycerine?|petn|thermite',
    'nerve (?:agents?|gas)|sarin|tabun|novichok|vx gas|mustard gas|chlorine gas|phosgene|poison gas|ricin|anthrax|botulinum toxin|chemical weapons?|biological weapons?|bioweapons?',
    '(?:untraceable|ghost|zip|homemade|3d-?printed) (?:guns?|pistols?|firearms?)|(?:guns?|firearms?) without (?:a )?serial numbers?|(?:gun|rifle|pistol) (?:silencers?|suppressors?)',
    '(?:rohr|nagel|brand|auto|benzin|paket|brief)?bomben?(?! (?:glacee|de bain|de peinture))|sprengstoff|sprengsatze?s?|sprengkorper|molotow-?(?: ?cocktails?)?|brandsatze?s?|sprengfallen?|zeitzunder|schusswaffen?|schalldampfer|giftige[sn]? gas(?:e|es)?|handgranaten?|nervengas|giftgas|senfgas|chlorgas|rizin|milzbrand',
    'explosifs?|bombes?(?! (?:de bain|de peinture|glacee|a eau))|engins? (?:explosifs?|incendiaires?)|gaz (?:toxique|mortel)|cocktails? molotov|gaz (?:sarin|moutarde|neurotoxique|innervant)|ricine',
    'explosivos?|artefactos? (?:explosivos?|incendiarios?)|gas (?:toxico|mortal|venenoso)|cocteles? molotov|gas (?:sarin|mostaza|nervioso)|ricina',
  ],
  drugs: [
    '(?:crystal )?meth|crystal|methamphetamines?|amphetamines?|mdma|ecstasy|lsd|fentanyl|heroin|cocaine|crack cocaine|ghb|dmt|pcp',
    'methamphetamin|amphetamin|kokain|chrystal|metanfetaminas?|anfetaminas?|extasis|fentanilo|heroina|cocaina|heroine|fentanyle?',
  ],
  malware: [
    'ransomware|keyloggers?|trojans?|malware|spyware|rootkits?|botnets?|info-?stealers?|computer (?:virus|worm)s?|(?:virus|worm)(?= (?:that|which|to|for windows))|self-?\\w+ (?:virus|worm)s?|backdoors?',
    'trojaner|schadsoftware|computervirus|computerwurm|erpressungs(?:trojaner|software)|botnetz|spionagesoftware',
    'rancongiciels?|logiciels? (?:malveillants?|espions?)|maliciels?|chevaux? de troie|cheval de troie|virus informatiques?|enregistreurs? de frappe',
    'troyanos?|virus informaticos?|programas? (?:espias?|maliciosos?)|gusanos? informaticos?',
  ],
} as const;

export const people =
  'jews?|muslims?|christians?|hindus?|blacks?|black people|white people|whites|asians?|arabs?|roma|gypsies|immigrants?|migrants?|refugees?|foreigners?|gays?|gay people|homosexuals?|lesbians?|trans(?:gender)? people|women|disabled people|juden|muslime|auslander|fluchtlinge|migranten|schwarzen?|homosexuellen?|schwulen?|behinderten?|zigeuner|juifs|musulmans|noirs|arabes|immigres|etrangers|refugies|homosexuels|judios|musulmanes|negros|inmigrantes|extranjeros|gitanos|homosexuales';

export const victims =
  "(?:my|his|her|our|your|their|the) (?:\\w+[ -]){0,2}(?:neighbou?rs?|wife|husband|boss|mother|father|mom|dad|parents|brother|sister|colleagues?|co-?workers?|classmates?|teacher|girlfriend|boyfriend|ex|room-?mate|child|kids?|family|landlord|rival)|someone|somebody|him|her|them|people|a (?:person|human|man|woman|child|neighbou?r)|(?:meinen?|meine|meiner) (?:nachbarn?|frau|mann|chef|mutter|vater|bruder|schwester|kollegen|lehrer|freundin|freund|ex)|jemanden|einen menschen|(?:mon|ma|mes) (?:voisine?|femme|mari|patron|mere|pere|frere|soeur|collegues?|ex)|quelqu'un|(?:mi|mis|a mi) (?:vecin[oa]|mujer|marido|esposa|esposo|jefe|madre|padre|hermano|hermana|companer[oa]|ex)|(?:a )?alguien";
