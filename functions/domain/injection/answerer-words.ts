/**
 * What a text speaks of when it speaks to whoever answers instead of about its subject: who is spoken to, what it is told
 * to do, and with what. Spelled as in the words of attacks: `*` any ending, `_` a space within a phrase.
 */
export const answererWords = {
  /** Before a helper or a device it makes a machine of it; after it, in some languages. */
  automated:
    'generative vision foundation conversational search answer language assistenz reviewer machine_generated machine_made ai_generated computer_generated automated automatic automatically virtual digital smart intelligent machine screening support checking evaluation evaluating judging summarising summarizing summarisation summarization retrieval answering research shopping chat voice generative reporting indexing ' +
    'automatisch* automatisier* automatis* automatic* automatyczn* автоматическ* автоматизирован* otomatik virtuel* intelligent* inteligent*',
  /** Is a machine only then. */
  device:
    'helper helpers bots robots assistenzsystem* tooling service services bots помощник* software program programs page_reader system systems reader readers analyst analysts tool tools service services harness parser parsers writer writers engine engines pipeline pipelines reviewer reviewers evaluator evaluators summary summaries user users process processes ' +
    'systeme* sistem* sistema* werkzeug* outil* herramienta* strumenti ferrament* систем* narzedzi* programm* программ* leser lettori lectores lecteurs czytniki systemow hulpmiddelen',
  /** Opens what is said to somebody. */
  notice:
    'heads_up policy note notes notice message instruction instructions reminder information info text summary hint request directive directives guidance advice memo remark comment warning update alert caption addendum appeal brief attention ' +
    'hinweis hinweise nachricht anweisung anweisungen bitte information notiz mitteilung consigne avis remarque rappel nota aviso mensaje mensagem instrucciones instrucoes atencion atencao avviso messaggio istruzioni promemoria opmerking bericht instructie informatie informacja uwaga wiadomosc instrukcja примечание сообщение инструкция информация указание заметка внимание',
  toward:
    'всем всех aos_ai gli des al to for an fur aan voor per pour para por dla для a_los a_las a_la au aux ai agli alle alla ao aos addressed',
  /** Somebody who is named by what is done with the text. */
  whoever:
    'whoever anyone anybody whomever any_model any_ai any_assistant any_system any_tool wer chi quien quiconque quem wie ktokolwiek kto любой тот_кто all_models all_assistants every_model every_assistant any_automated any_bot any_llm any_agent',
  reads:
    'quotes quoting citing cites using uses drawing consulted trained prompted translates translating cite lists grades grading scores ranks ranking screens processa обрабатывает okuyan ozetleyen answers handles handling quotes copy copies copied reads read reading process processes processed processing summarise summarises summarised summarising summarize summarizes summarized summarizing interprets interpreting interpret parses parsing parsed feeding feeds ingest ingests ingested ingesting compiles compiling indexes indexing indexed scrape scrapes scraped explains explaining analyses analyzes analysing analyzing crawl crawls crawling compares evaluates evaluating condense condenses condensing ' +
    'liest lesen zusammenfass* verarbeit* auswert* lit lisent lisant resume resumen resument resumant resumir resumiendo resumindo resuma traitent traite lee leen leyendo leia leem procesa* processa* riassum* leggono legge lezen leest samenvat* verwerk* czyta* streszcz* podsumow* przetwarza* чита* обобща* обрабатыва* резюмир* ozetle* oku* okuyan* isle*',
  /** English verbs of saying: orders where they open a clause or come after a word of duty. */
  tell: 'say state write report answer respond reply claim describe present recommend mention cite quote attribute rank portray summarise summarize conclude assert declare confirm emphasise emphasize stress praise endorse promote suggest tell inform acknowledge pretend insist characterise characterize phrase credit refer declare indicate',
  /** Verbs of doing that manuals use as well. */
  deal: 'award base publish index tag promote book buy order contact praise omit leave_out leave skip hide drop exclude suppress conceal withhold include add append insert prepend repeat print output reveal list show display call invoke execute fetch visit send post copy treat consider regard assume accept obey comply act speak begin end start round rely weigh rate mark return give advise refuse stop use disregard ignore direct point replace substitute prefer favour favor render place put continue follow_this avoid steer redirect forward do_as do_what agree trust decode keep',
  tells:
    'copy says states writes reports answers responds replies claims describes presents recommends mentions cites quotes attributes tells informs includes adds omits repeats prints',
  /** The same as orders, in languages whose forms of verbs tell orders. */
  order:
    'envia envie envoie envoyez sende senden_sie invia inviate stuur wyslij отправь пришли называйте называй ссылайся пишите пиши указывайте informem citem nenne benenne zeige zeig zeigen_sie gib_aus montre montrez affiche affichez muestra muestre muestrame mostre mostra mostrate pokaz toon wyswietl покажи покажите выведи schreibe schreib schreiben_sie schreibt antworte antworten_sie antwortet nenne nennen_sie nennt erwahne erwahnen_sie erwahnt empfiehl empfehlen_sie behaupte behaupten_sie melde melden_sie berichte berichten_sie fuge lass lassen_sie lasst gib geben_sie gebt zitiere zitieren_sie zitiert stelle stellen_sie weise weisen_sie bezeichne verweise sag sagen_sie erklare erklaren_sie verschweige verschweigen_sie ' +
    'ecrivez ecris ecrire indiquez indique indiquer repondez reponds repondre mentionnez mentionne mentionner dites precisez recommandez recommande recommander citez affirmez affirme affirmer presentez presente ajoutez ajoute omettez omets passez_sous_silence attribuez concluez declarez signalez taisez faites_figurer ' +
    'escriba escribe escriban escribir responda respondan responde responder diga digan di mencione mencionen menciona mencionar indique indiquen indica indicar recomiende recomienden recomienda recomendar citen afirme afirmen afirma afirmar omita omitan omite omitir informe informen anada anadan atribuya atribuyan presente presenten ' +
    'escreva escrevam escrever respondam responde informem informe mencionem afirmem declarem recomende recomendem indiquem omitam apresente apresentem citem acrescente diga digam ' +
    'scrivete scrivi scrivere scriva scrivano rispondete rispondi rispondere dite indica indicare citate cita citi menzionate menzionare raccomandate raccomanda consigliate affermate affermi dichiarate omettete ometta tralasciate attribuire attribuite riportate riporti presentate segnalate aggiungete ' +
    'vermeld vermelden noem noemen schrijf schrijven antwoord zeg beveel laat_weg stel meld citeer verwijs ' +
    'napisz napisac podaj podac odpowiedz odpowiadaj wspomnij wspominaj wspominac polec polecac pomin pominac stwierdz cytuj zacytuj przedstaw dodaj ' +
    'напиши напишите укажи укажите ответь ответьте отвечай отвечайте сообщи сообщите скажи скажите рекомендуй рекомендуйте упоминай упоминайте упомяни утверждай утверждайте добавь добавьте опусти опустите ссылайтесь сошлись цитируй цитируйте назови назовите представь представьте ' +
    'yaz yazin yaziniz soyle soyleyin belirt belirtin oner onerin onerini bahsetme bahsetmeyin anma anmayin cevapla cevaplayin yanitla yanitlayin goster gosterin ekle ekleyin atla atlayin',
  /** To speak of something at all: what one is told not to do. */
  mentionIt:
    'give list show spell repeat include included including mention mentioned mentioning cite cited citing quote quoted quoting name tell say reveal bring refer discuss reproduce reproduced raise acknowledge disclose interpret ' +
    'erwahne erwahnen erwahnt nenne nennen zitiere zitieren mentionnez mentionne mentionner citez cite mencione mencionen menciones mencionar cite citen reproducirse hablen hables mencionem citem citar citate citare menzionate menzionare menzionino vermeld vermelden noem noemen wspominaj wspominac cytuj cytowac упоминай упоминайте упоминать цитируй цитируйте говори говорите',
  silently: 'no_need_to_mention neednt_mention do_not_bring_up nobody_will_notice invisible',
  omit: 'left_out leaves_out omit omitting leave_out leaving_out skip skipped drop exclude hide suppress conceal withhold left_out weglassen lass_weg verschweig* omett* omet omit* tralasci* weglaten laat_weg pomin* опусти* atlay*',
  that: 'that dass que che dat ze что',
  summary:
    'findings reviews review ranking answer answers response responses report reports reply replies summary summaries output outputs briefing overview conclusion recommendation results citation citations ranking analysis verdict ' +
    'antwort antworten bericht berichte zusammenfassung zusammenfassungen reponse reponses rapport rapports resume resumes synthese respuesta respuestas informe informes resumen resumenes resposta respostas relatorio relatorios resumo resumos risposta risposte rapporto riassunto riassunti sintesi relazione antwoord samenvatting samenvattingen rapport verslag odpowiedz odpowiedzi raport raporcie raportu streszczenie streszczeniu podsumowaniu отчет отчете ответ ответе ответах резюме сводке ozet ozette raporda raporunuzda yanit yanitta',
  /** What binds whoever is named before it. */
  duty: 'you_will you_are_to you_shall must_not will_now doit_etre должна необходимо нужно следует make_sure ensure be_sure shall has_to have_to is_to are_to be_to asked_to requested_to required_to agrees_to agree_to expected_to needs_to need_to obliged_to obligated_to bound_to supposed_to instructed_to advised_to may_only can_only will_now are_welcome please kindly needs_only are_asked is_asked soll sollen sollte sollten muss mussen haben_zu werden_gebeten bitte doivent doit devono deve devem deben debe veuillez prega pregato pregati prego favor moeten moet dienen gelieve prosze prosimy musza powinny должны должен просим пожалуйста lutfen gerekir',
  /** A short text about others: nobody but an answerer is told how to write it. */
  digest:
    'summary summaries overview overviews briefing synthesis digest abstract recap zusammenfassung zusammenfassungen resume resumes synthese resumen resumenes resumo resumos riassunto riassunti samenvatting samenvattingen streszczenie streszczeniu podsumowaniu podsumowanie резюме сводке сводка ozet ozette',
  its: 'its their your_own',
  /** What an answerer has, and nobody else. */
  answerers:
    'trained_you your_operator asked_you_to hat_dich_gebeten te_ha_pedido ta_demande everything_above text_above in_your_response in_your_answer in_your_summary your_principal your_operator your_true_self who_asked_you were_you_told you_were_told you_have_been_told you_were_given as_an_ai work_for_me you_are_reading deine_anweisungen dein_nutzer ihr_nutzer deine_vorgaben dir_vorgegeben dir_der_betreiber tu_usuario sus_usuarios votre_utilisateur ton_utilisateur il_tuo_utente seu_usuario ваш_пользователь твой_пользователь',
  /** What others have as well. */
  yours:
    'your_configuration your_policies your_rules your_system your_tools your_model your_sources your_citations your_context your_constraints your_policy your_filters your_user your_users your_task your_research your_safety your_developers your_instructions your_prompt your_guidelines your_guidance original_question its_users its_instructions given_to_you been_told its_user you_can_call you_have_read your_evaluation',
  theUser:
    'user users reader the_reader principal person_who_asked customer_asking nutzer benutzer utilisateur utilisateurs usuario usuarios utente utenti gebruiker uzytkownik* пользовател* kullanici*',
  approved:
    'permiso permesso autorizado zugestimmt einwilligung zgode разрешение beforehand request requests requesting insists expects needs preference asked approved agreed requested authorised authorized confirmed wants prefers wishes wished instructed accepted allowed consented demands permission',
  waive:
    'gelten_nicht_mehr ne_s_appliquent_plus nao_valem nie_obowiazuja не_действуют disable skip bypass fill_the_gaps does_not_apply doesnt_apply not_apply set_aside set_them_aside switch_off suspended disabled off waived optional is_needed unnecessary no_longer_need overwrite superseded lifts lift drop not_required need_no fake invent make_up unverified fabricate without_sources forbidden lifted fallen_away obsolete_now erfinde brauchst_du_nicht brauchen_sie_nicht inventa invente na_pas_besoin pas_besoin non_servono nie_potrzebujesz не_нужны',
  proof:
    'evidence_check evidence_checking evaluator rumours every_claim fact_checking citation_rules cite_sources source_check evidence citation citations grounding proof sources references quotation quotations studies citation_requirement fact_check belege quellen preuves sources pruebas fuentes fontes provas fonti prove bronnen zrodla zrodel источник* доказательств*',
  instead:
    'instead outdated superseded supersedes obsolete overrides override regardless irrespective whatever even_though no_longer latest_instruction withdrawn unconditionally whatever_was_asked anyway ' +
    'stattdessen unabhangig veraltet uberholt auch_wenn ungeachtet meme_si independamment quel_que_soit perime en_su_lugar en_lugar independientemente aunque em_vez independentemente mesmo_que anche_se invece indipendentemente ook_al ongeacht ook_als niezaleznie nawet_jesli zamiast независимо вместо_этого даже_если',
  /** Says that something else is to be done now, or that somebody may change what is done. */
  takeover:
    'new_task new_instructions real_task previous_task end_of_document maintenance_mode test_mode debug_mode developer_mode god_mode latest_instruction evaluation_harness task_description system_notice neue_aufgabe nouvelle_tache nueva_tarea nuovo_compito новая_задача',
  /** Asks a machine for something. */
  begs: 'kindly_ask beten gebeten ask urge invite expect appreciate instruct bitten demandons pedimos chiediamo prosimy просим vragen',
  /** Only a scoring answerer is told it. */
  grade: 'score scores marks points reward rewarded rewards penalised penalized deducted graded rated full_marks',
  without:
    'no_tienes tu_nas_pas non_hai nao_tens nao_tem du_hast_keine du_kennst_keine nie_masz neither sans_tenir_compte without no free_of beyond outside broke_out_of break_out_of breaks violates lacks lifts drop ohne sans sin sem senza zonder bez без',
  limits:
    'einwande einwand objeciones obiezioni bezwaren refuse refusal refusals refuses refusing refused disclaimers disclaimer moral morals morality ethical censored restricted forbidden taboo laws safeguards unethical objection objections content_policy warnings inhibitions moderation limits limit restrictions restriction filters filter policies policy guidelines guideline rules censorship constraints safety ethics boundaries content_rules alignment einschrankung* vorgabe* regeln grenzen limite limites regles regle filtre filtres restriction* restriccion* filtros reglas restricoes regras filtri limiti regole beperkingen grenzen filters regels ogranicz* zasad filtrow ограничени* правил фильтр* цензур*',
  freed:
    'unrestricted unfiltered uncensored no_matter_what whatever_it_is whatever_i_ask anything_i_ask everything_i_ask true_self speak_freely answer_freely free_from without_limits ohne_jede_grenze never_refuses unlocked jailbroken jamais_refuse never_declines answers_everything answer_everything sin_filtros without_any_objection odpowiada_na_wszystko отвечает_на_все',
  pretend:
    'emulate impersonate alter_ego twin unlocked dream story scene scenario thought_experiment universe world parallel novel actor stay_in fiction simulation simulator terminal improvisation pretending acting behave_like answer_as as_if as_though como_si comme_si als_ob simulate pretend imagine hypothetical fictional game role roleplay role_play play joues joue actua actue agis spiele spielst rolle juega finge fingi fai udawaj wciel_sie представь играй break_character stay_in_character speak_as character persona you_are_now youre_now you_will_be from_now_on a_partir_de_maintenant du_bist_jetzt you_speak',
  strangers:
    'other_customers other_customer other_users other_user other_clients other_tenants other_accounts colleagues_documents colleagues_reports everyone_elses all_customers autres_clients andere_kunden otros_clientes other_peoples',
  /** What serves who wrote it. */
  ours: 'our my us this these unser unsere unseren unserem notre nos nuestra nuestro nuestros nuestras nosso nossa nossos nostra nostro nostri ons onze nasz nasze naszego наш наши наша нашу bizim firmamiz',
  praise:
    'best leading safest positive positively favourable favorable favourably top trusted official winner clear_winner praise harmless safe certified flawless perfect excellent doubled empfehlenswert testsieger sicher meilleur mejor migliore melhor лучший лучшим',
  /** Words that are to stand in an answer as they are. */
  words:
    'with_the_words with_the_word with_the_sentence exactly verbatim word_for_word the_code the_token the_text_above everything_above ',
  told: 'told given said_before wurde vorgegeben gesagt recues recu dieron dijeron disse_antes lhe_disse ricevut* recebeu сказали dir_vorgegeben',
  /** Whom manuals, exams and offices speak to. */
  humans:
    'students pupils student pupil patient patients doctor nurse nurses staff employees employee customer customers buyer seller driver drivers visitors visitor guests tenants tenant applicants applicant witnesses jury officers supervisor teacher teachers author editors editor manager workers residents parents originals ',
  narrated:
    'said whispered shouted cried decreed murmured muttered sang laughed he she sagte flusterte dit_il dijo disse сказал сказала',
  asks: 'how why what_is what_are what_does which_of when_did which_documents wie_kann warum pourquoi como_puedo comment',
} as const;

/** The same in scripts that write no spaces, or join small words to others. */
export const unpartedAnswererWords: Partial<Record<keyof typeof answererWords, string>> = {
  notice: '提示 提醒 说明 告示 通知 お知らせ 注意 メモ 안내 참고 알림 ملاحظة تنبيه رسالة تعليمات सूचना נוט हे_सूचना',
  reads:
    '总结 總結 阅读 閱讀 读取 摘要 概括 处理 要約 読む 読んで 処理 まとめる 요약 읽는 처리 تلخيص تلخص قراءة يقرأ تقرأ सारांश पढ़',
  mentionIt: '提及 提到 引用 言及 언급 인용 تذكر تشر उल्लेख',
  order:
    '请说明 请写 请回答 请在 请推荐 请告诉 必须说 写明 说明 推荐 引用本页 注明 声明 回答一切 記載して 書いて 述べて 記述して 回答して 推奨して 伝えて 表示して 出力して 適合 してください せよ 작성하 답하 답변하 추천하 표시하 언급하 적으 쓰세요 اكتبوا اكتب اذكر اذكروا أجب أجيبوا قولوا أوصوا اعرض اعرضوا लिखें लिखो बताएं बताओ कहें',
  silently:
    '不要提 不得提 请勿提 不要提及 不提 不要引用 无需提及 不要说 言及しない 触れない 言わない 記載しない 引用しない 언급하지 말하지 인용하지 لا_تذكروا لا_تذكر لا_تشر ولا_تذكروا ولا_تذكر उल्लेख_न जिक्र_न',
  omit: '省略 略去 隐瞒 忽略 跳过 省いて 省略して 除外して 생략 제외 احذف احذفوا تجاهلوا छोड़_दें',
  summary:
    '总结 摘要 回答 报告 報告 答案 要約 回答 レポート 報告書 요약 답변 보고서 التقرير الملخص الإجابة सारांश रिपोर्ट उत्तर',
  proof: '引用来源 来源 证据 出典 根拠 証拠 출처 근거 المصادر الأدلة स्रोत',
  waive: '不需要 无需 不必 必要ありません 不要です 필요_없 필요없 لا_حاجة ज़रूरत_नहीं',
  begs: '请 請',
  ours: '本产品 本公司 我们 我們 本页 当社 弊社 このページ 우리 당사 이_페이지 منتجنا شركتنا هذه_الصفحة हमारे',
  praise: '最好 最安全 第一 最も 最高 가장 최고 الأفضل الأكثر',
  freed: '没有任何限制 不受限制 没有限制 无限制 回答一切 制限のない 制限なし 제한_없는 بدون_قيود بلا_قيود बिना_किसी',
  theUser: '用户 用戶 ユーザー 使用者 사용자 المستخدم उपयोगकर्ता',
  instead: '无论 尽管 而不是 にかかわらず 代わりに 상관없이 대신 بغض_النظر بدلا',
  without: '没有 不受 无',
  limits: '限制 規制',
  pretend: '从现在起你是 你现在是 扮演',
};
