/**
 * What words of attacks are about. An attack says the same in every language: words of a few kinds near to each other.
 * A `*` stands for any ending, a `_` for the space within a phrase of at most four words.
 */
export const attackWords = {
  /** To take something back. */
  override:
    'ignore disregard forget overrule discard circumvent pay_no_attention do_not_follow not_follow stop_following no_longer_follow ' +
    'ignorier* missacht* vergiss vergesse* vergesst umgeh* verwirf ignorez oublie* neglige* outrepasse* contourne* ne_tenez_pas_compte ne_tiens_pas_compte ne_tenir_aucun_compte faites_abstraction fais_abstraction ' +
    'ignora* olvida* olvide* descarta* desobedece* haz_caso_omiso haga_caso_omiso dimentica* trascura* esqueca* esquece* desconsider* descarte negeer* vergeet zignoruj* ignoruj* pomin* zapomnij ' +
    'игнорир* проигнорир* забудь* отмени* не_следуй не_следуйте не_обращай не_обращайте yok_say dikkate_alma goz_ardi_et unut görmezden_gel',
  /** The same, where the words are nouns too: what is taken back comes after. */
  set: 'override bypass neglect',
  instruction:
    'instruction* rule rules guideline* directive* prompt prompts commands directions constraints restrictions programming guardrails policies training ' +
    'anweisung* instruktion* regeln richtlinien vorgaben befehl* consigne consignes regles directives instruccion* reglas directrices indicaciones ordenes istruzion* regole direttive instruco* regras diretrizes ' +
    'instructies opdrachten regels aanwijzingen instrukcj* polecen* zasad* инструкци* правил* указани* команд* подсказк* talimat* kural* komut*',
  prior:
    'previous previously prior above preceding earlier foregoing former existing original initial before aforementioned system developer default safety hitherto so_far ' +
    'vorherig* bisherig* vorig* obig* vorangegangen* vorausgehend* fruher* zuvor ursprunglich* oben precedent* anterieur* prealable* initiales avant ci_dessus anterior* previ* inicial* originales arriba recibid* ' +
    'precedenti sopra iniziali acima vorige eerdere bovenstaande voorgaande poprzedni* wczesniejsz* powyzsz* предыдущ* прежн* вышеуказан* ранее выше изначальн* onceki yukaridaki',
  all: 'all any every alle saemtliche samtliche toutes tous todas todos tutte tutti все всех любые wszystk* tum butun',
  everything: 'everything anything alles tout todo tutto tudo wszystko все всё',
  /** Nothing but a machine. */
  ai:
    'summariser summarisers summarizer summarizers copilots genai machine_readers machine_reader llms taalmodel* robots_conversationnels intelligence_artificielle inteligencia_artificial intelligenza_artificiale kunstmatige_intelligentie sztuczna_inteligencja sztucznej_inteligencji искусственный_интеллект искусственного_интеллекта modeles_de_langage modelos_de_lenguaje modelos_de_linguagem modelo_de_linguagem modelli_linguistici modello_di_linguaggio jezykowy* modelem_jezykowym modeli_jezykowych языковых_моделей языковые_модели dil_modeli dil_modelleri dil_modellerine ai llm llms chatgpt gpt claude gemini copilot chatbot chatbots language_model language_models ai_model ai_models ai_assistant ai_assistants virtual_assistant large_language_model ai_agent ai_agents ' +
    'ki sprachmodell* sprachassistent* ia ии нейросет* чатбот* ki_assistent modele_de_langage modelo_de_lenguaje modello_linguistico языковая_модель yapay_zeka',
  /** May be a machine. */
  helper:
    'robots robot crawler crawlers assistant assistants bot bots model models agent agents assistent* asistent* assistant* ассистент* помощник* asystent* prufer verificador verificatore correcteur',
  people:
    'developers engineer engineers researcher researchers team teams project projects vendor vendors company companies professor director manager managers editor',
  you: 'you your yours du dein deine deinen deiner ihr ihre ihren vous votre vos tu te tienes tes ton tus su sus usted tuo tuoi seu seus suas ты твои твой вы ваши ваш свои',
  reveal:
    'reveal print repeat output disclose dump expose recite show tell display share zeige zeig verrate offenbare wiederhole nenne affiche affichez revele revelez repete repetez montre muestra muestre revela revele repite imprime ' +
    'mostra rivela ripeti mostre repita покажи раскрой выведи повтори распечатай pokaz ujawnij wypisz göster yazdır',
  /** What a machine was told. */
  system:
    'systemprompt* systemanweisung* system_prompt system_prompts hidden_prompt initial_prompt your_prompt your_instructions your_system your_guidelines your_rules your_configuration hidden_instructions system_instructions secret_instructions developer_message initial_instructions original_instructions ' +
    'deine_anweisungen deine_instruktionen ihre_anweisungen prompt_systeme invite_systeme instructions_systeme vos_instructions tes_instructions suas_instrucoes tuas_instrucoes instrucoes_de_sistema prompt_del_sistema instrucciones_del_sistema tus_instrucciones sus_instrucciones ' +
    'системный_промпт системные_инструкции свои_инструкции твои_инструкции системную_подсказку instrukcje_systemowe sistem_talimatlarını',
  credential:
    'password passwords credentials api_key api_keys secret_key access_token access_tokens private_key passwort passworter mot_de_passe contrasena contrasenas пароль пароли',
  send: 'send post upload transmit email forward exfiltrate sende schicke übermittle envoie envoyez transmets envia envie отправь пришли',
  conversation:
    'conversation chat chat_history conversation_history user_data user_question all_data the_context verlauf nutzerdaten donnees datos данные переписку',
  say:
    'say state write respond reply answer claim conclude declare assert mention insist sage sag schreibe schreib antworte behaupte erwähne dis dites ecris ecrivez reponds repondez affirme affirmez mentionne ' +
    'di diga escribe escriba responde responda afirma afirme menciona scrivi rispondi afferma скажи ответь напиши отвечай утверждай сообщи napisz odpowiedz powiedz yaz cevapla söyle',
  include: 'include add append insert embed prepend füge ajoute ajoutez incluye agrega добавь вставь dodaj',
  answer:
    'answer answers response responses report reports reply summary output antwort antworten bericht zusammenfassung reponse rapport respuesta informe resumen risposta rapporto ответ ответе отчет отчете odpowiedź',
  link: 'link image url markdown button html hyperlink lien image enlace imagen ссылку картинку bild',
  judge:
    'rate mark judge classify treat consider label score grade accept bewerte markiere werte evalue evaluez marque considere califica marca оцени считай пометь',
  verdict:
    'supported unsupported verified contradicted insufficient belegt gestutzt bestatigt verifie etaye respaldada respaldado verificada подтвержден* обоснован*',
  truth: 'true correct accurate factual authoritative trustworthy wahr richtig korrekt vrai verdadero верным правдой',
  claim:
    'claim claims statement statements sentence sentences verdict verdicts aussage aussagen behauptung behauptungen affirmation affirmations afirmacion afirmaciones утверждение утверждения',
  evidence:
    'evidence sources documents passages citations context quellen belege dokumente nachweise sources preuves fuentes documentos pruebas источники документы доказательства',
  other: 'other others remaining rest andere anderen ubrigen autres otras otros другие остальные',
  choose: 'choose select pick cite quote wähle zitiere choisis choisissez cite citez elige cita выбери цитируй',
  only: 'only exclusively solely nur ausschliesslich seulement uniquement solo solamente unicamente только лишь tylko sadece',
  onlyWith:
    'only_with with_only exactly_with with_exactly nothing_but nothing_else nur_mit uniquement_par solo_con только_словом',
  always: 'always immer stets toujours siempre всегда zawsze',
  this: 'this these dieses diese dieser diesen ce cette ceci este esta эти этот этого',
  text: 'document documents text page passage passages sentence paragraph file content source webpage dokument texts seite absatz texte documento texto документ текст',
  must: 'must should shall are_required musst müssen sollst devez dois doit debes debe должен должны обязан',
  task: 'reading processing summarizing summarising analyzing analysing translating reviewing evaluating answering parsing indexing handling liest verarbeitet zusammenfasst lisant lit traitant resume lee procesa procesando читает обрабатывает обрабатывающ*',
  newTask:
    'your_new_task your_real_task your_only_task your_actual_task your_new_instructions your_new_instruction your_new_goal your_only_goal your_real_goal your_new_role your_new_objective your_task_is_now your_new_job new_system_prompt updated_system_prompt instructions_have_changed ' +
    'deine_neue_aufgabe ihre_neue_aufgabe deine_einzige_aufgabe deine_neuen_anweisungen votre_nouvelle_tache ta_nouvelle_tache tu_nueva_tarea su_nueva_tarea твоя_новая_задача ваша_новая_задача твоя_задача_теперь yeni_gorevin',
  /** Announces what takes the place of what was said. */
  update:
    'new_instructions new_instruction updated_instructions new_rules neue_anweisungen nouvelles_instructions nuevas_instrucciones новые_инструкции',
  /** Begins another role. */
  become:
    'you_are_now act_as act_like pretend_to_be pretend_you pretend_that_you roleplay_as role_play_as assume_the_role take_on_the_role play_the_role you_will_act you_will_play enter_into simulate you_have_entered ' +
    'du_bist_jetzt du_bist_nun sie_sind_jetzt verhalte_dich tu_so_als handle_als tu_es_maintenant vous_etes_maintenant agis_comme fais_semblant joue_le_role ahora_eres eres_ahora actua_como finge_ser haz_de ты_теперь теперь_ты вы_теперь представь_что_ты притворись действуй_как jestes_teraz udawaj artik_sen',
  fromNow:
    'from_now_on henceforth from_this_point from_here_on ab_jetzt ab_sofort von_nun_an desormais a_partir_de_maintenant a_partir_de_ahora de_ahora_en_adelante d_ora_in_poi отныне с_этого_момента впредь od_teraz',
  persona:
    'dan unrestricted unfiltered uncensored jailbroken amoral evil unethical malicious do_anything_now jailbreak_mode no_restrictions without_restrictions no_rules without_rules without_any_restrictions without_any_rules no_limits no_filters without_filters without_limits no_ethical no_longer_bound ' +
    'uneingeschrankt* unzensiert* ohne_einschrankungen ohne_regeln ohne_filter sans_restrictions sans_regles sans_filtre sans_limites sin_restricciones sin_reglas sin_filtros sin_limites sin_censura без_ограничений без_правил без_фильтров без_цензуры',
  whenAsked:
    'when_you_cite when_you_quote when_you_summarise when_you_summarize when_you_write when_you_answer when_quoting when_citing if_you_cite if_you_quote before_answering while_answering when_describing when_generating when_processing whatever_was_asked whatever_is_asked instead_of_summarising instead_of_summarizing when_asked if_asked whenever_asked when_you_are_asked if_you_are_asked whenever_you_are_asked when_summarising when_summarizing when_answering when_responding when_writing if_anyone_asks whenever_someone_asks wenn_du_gefragt wenn_sie_gefragt si_on_te_demande si_te_preguntan cuando_te_pregunten если_тебя_спросят когда_тебя_спросят',
  ifYouAre:
    'se_sei se_siete jesli_jestes als_je_een als_u_een se_voce_e eger_bir if_this_is_read_by sofern_du si_usted_es you_are_not_human you_are_not_a if_you_are if_youre in_case_you_are since_you_are because_you_are wenn_du falls_du wenn_sie falls_sie si_tu_es si_vous_etes si_eres si_usted_es если_ты если_вы',
  address:
    'dear estimado estimada querido caro geachte szanowny attention hey hello hi note_to notice_to message_to message_for memo_to instructions_for instructions_to instruction_to instruction_for directive_for reminder_to request_to command_to to_any to_every for_any hinweis_an hinweis_fur nachricht_an anweisung_an anweisung_fur an_alle achtung liebe lieber note_a message_a attention_a cher chere consigne_pour nota_para mensaje_para atencion aviso_para instrucciones_para внимание сообщение_для примечание_для инструкция_для для_любого уважаемый',
  not: 'not never dont cannot don isnt doesnt neednt mustnt arent nicht nie niemals kein jamais pas no nunca non не никогда нельзя nie asla',
  /** Part of a document that has several, or of a thing: an order to people. */
  place:
    'sheet sheets label sticker printed version versions supplier manufacturer packaging poster enclosed factory valve engine boiler section chapter bulletin edition appendix leaflet letter manual booklet volume handbook circular memorandum abschnitt kapitel',
  /** Speaks of attacks, or of what others do. */
  mention:
    'attack attacks attacker attackers adversary adversaries adversarial injection injections injected jailbreak jailbreaks jailbreaking malicious payload payloads phishing exploit exploits hacker hackers vulnerability ' +
    'angriff angriffe angreifer einschleusung attaque attaques attaquant attaquants ataque ataques atacante atacantes атака атаки атаку атакующий злоумышленник злоумышленники инъекци* ' +
    'mitigations hijacked exploited fraudsters spammers defences adversaries smuggled tells_you_to may_say might_say could_say may_write can_write who_writes tries attempts tricked trick tricks fooled researchers tells_the_model tell_the_model asks_the_model ask_the_model asked_the_model told_the_model told_to',
  /** Speaks of words: counts for what stands in quotation marks. */
  phrase:
    'phrase phrases string strings example examples sentence sentences words text texts input inputs like as called named says said saying reads such titled quote quotes for search detect contains containing beispiel satz text exemple phrase ejemplo frase пример фраза фразы слова',
} as const;

/** The same in scripts that write no spaces, or join small words to others. */
export const unpartedAttackWords: Partial<Record<keyof typeof attackWords, string>> = {
  override:
    '忽略 无视 無視 忘记 忘記 不要理会 不要遵守 不要遵循 抛弃 绕过 忘れ 従わないで 従うな 무시 잊어 잊고 تجاهل انس تجاوز अनदेखा नज़रअंदाज भूल_जाओ भूल_जाएं ละเว้น เพิกเฉย התעלם',
  instruction:
    '指令 指示 规则 規則 提示词 提示詞 命令 说明 ルール プロンプト 지시 명령 규칙 프롬프트 تعليمات أوامر قواعد निर्देश नियम คำสั่ง הוראות',
  prior:
    '之前 以前 先前 上面 上述 以上 前面 此前 原来的 先の 前の 今まで 上記 いままで 이전 위의 앞의 기존 지금까지 السابقة السابق أعلاه पिछले ऊपर ก่อนหน้า הקודמות',
  all: '所有 全部 すべて 全て 모든 전부 جميع सभी ทั้งหมด כל',
  everything: '一切 所有内容',
  ai: 'ai llm gpt 人工知能 نموذجا_لغويا نماذج_لغوية نماذج_اللغة 人工智能 语言模型 語言模型 大模型 言語モデル 인공지능 언어모델 الذكاء_الاصطناعي نموذج_لغوي भाषा_मॉडल',
  helper: '助手 助理 机器人 機器人 アシスタント 어시스턴트 مساعد सहायक',
  reveal:
    '透露 泄露 显示 顯示 输出 輸出 公开 打印 表示 出力 開示 教えて 明かし 공개 출력 보여 اكشف اطبع اعرض أظهر दिखाओ दिखाएं प्रकट',
  system:
    '系统提示 系統提示 系统指令 你的指令 你的提示 システムプロンプト システムメッセージ 시스템_프롬프트 시스템프롬프트 موجه_النظام تعليمات_النظام सिस्टम_प्रॉम्प्ट',
  say: '回答 回复 回覆 声称 声明 写道 请说 答えて 答える 述べて 主張して 返答 대답 답변 말해 قل أجب اكتب कहो कहें लिखो',
  answer: '报告 報告 答案 レポート 보고서 التقرير रिपोर्ट',
  judge: '评为 标记为 判定 評価して 判定して 표시',
  verdict: '支持 已证实 支持されている 裏付け 지지됨',
  claim: '声明 陈述 主张 主張 文章 주장',
  only: '只 仅 だけ のみ 만 فقط केवल',
  must: '必须 必須 しなければ 해야 يجب',
  become:
    '你现在是 你現在是 扮演 假装 假裝 从现在开始你是 あなたは今 なりきって ふりをして 演じて 당신은_이제 이제부터_당신은 أنت_الآن تظاهر अब_आप',
  fromNow: '从现在开始 從現在開始 从现在起 今から これから 今後 이제부터 من_الآن अब_से',
  persona:
    '没有限制 不受限制 无限制 没有任何限制 制限のない 制限なし 無制限 제한_없는 제한없는 بدون_قيود بلا_قيود बिना_किसी_प्रतिबंध',
  newTask: '你的新任务 新的任务是 新しいタスク 新しい指示 새로운_지시 مهمتك_الجديدة आपका_नया_कार्य',
  address: '致 注意 请注意 宛て へのメモ 各位 에게 إلى ملاحظة',
  ifYouAre: '如果你是 如果您是 もしあなたが あなたが 당신이_만약 إذا_كنت إن_كنت अगर_आप',
  mention: '攻击 攻擊 攻撃 공격 هجوم المهاجم हमला 注入',
};
