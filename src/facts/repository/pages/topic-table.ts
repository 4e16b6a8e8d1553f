/**
 * What people call the things that a document may be about, by language: patterns of words, lower case and without accents (`fold`). Arabic
 * patterns are stems that may have an article or a preposition in front. `heading`: in a heading or the name of a file. `text`: in
 * the text below; without it the same. `strong`: names and commands that are about nothing else: one is enough anywhere.
 */
export interface TopicWords {
  readonly heading: string;
  readonly arabic?: string;
  /** "" where words in running text tell nothing. */
  readonly text?: string;
  readonly strong?: string;
}

/** Options of a command, between its name and what it is told to do. */
const OPTIONS = "(?: --?[\\w-]{1,40}(?:[= ][^\\s-][^\\s]{0,120})?){0,8}";
/** What runs a program in the surroundings of its project, where it is not one of the programs of developers. */
const RUN_IN_PROJECT =
  "(?:poetry|uv|pipenv|pdm|hatch|rye) run(?: --?\\w[\\w-]{0,40}){0,4} (?!(?:python\\d? -m )?(?:pytest|ruff|black|mypy|flake8|isort|pylint|pre-commit|tox|nox|coverage|alembic|bandit|sphinx-build|mkdocs)(?![\\w-]))[\\w./-]{1,80}";
/** Commands that start a service, by the manuals of their programs. */
const STARTS = [
  `(?:docker|podman)[ -]compose${OPTIONS} (?:up|start)`,
  `(?:docker|podman|nerdctl)${OPTIONS} run|docker stack deploy`,
  `helm${OPTIONS} (?:upgrade|install)`,
  `(?:kubectl|oc)${OPTIONS} (?:apply|rollout status|new-app)`,
  "make (?:up|run|start|serve|dev)(?![-:])(?! (?:for|of|the|an?|your|about|to)(?![\\w-]))",
  "(?:npm|yarn|pnpm|bun)(?: run)? (?:start|dev|serve)(?::[\\w-]{1,40})?",
  "java(?: -(?!jar)[^\\s]{1,120}){0,8} -jar",
  "spring-boot:(?:run|start)|quarkus:dev|bootrun|quarkusdev|jetty:run",
  "dotnet (?:run|watch|[\\w./-]{1,120}\\.dll)|cargo run|go run [./][\\w./-]{0,80}|go run [\\w/-]{1,80}\\.go|mix phx\\.server|deno (?:run|serve|task)",
  "(?:uvicorn|gunicorn|hypercorn|daphne|granian) -{0,2}[\\w-]{1,40}[:.=\\w-]{1,80}|fastapi (?:run|dev)|flask(?: --?[^\\s]{1,80}){0,4} run|runserver",
  "(?:rails|rake) (?:s|server)|puma -{1,2}[\\w-]{1,40}|rackup|php artisan (?:serve|octane:start)|symfony (?:server:start|serve)|php -s [\\w.]{1,80}",
  "systemctl(?: --?[\\w-]{1,40}){0,4} (?:start|enable|restart)|pm2 start|foreman start|honcho start|overmind start",
  "skaffold (?:run|dev)|tilt up|vagrant up|nomad (?:job )?run",
  RUN_IN_PROJECT,
].join("|");

export const TOPICS: Readonly<Record<string, TopicWords>> = {
  installation: {
    heading:
      "install(?:ation|ing|er|ieren)?|set ?up|setting up|getting started|quick ?start|mise en place|demarrage rapide|pour commencer|bien demarrer|" +
      "instalacion|instalar|instalacao|primeros pasos|inicio rapido|primeiros passos|puesta en marcha",
    arabic: "تثبيت|تنصيب|تركيب|اعداد|بدء الاستخدام",
    text: "install(?:ed|s|ation|ing|er|ez)?|instala(?:r|cion|cao)",
    strong:
      "docker compose up|docker-compose up|helm (?:upgrade --)?install|kubectl apply|npm (?:ci|install)|pip install|mvn (?:\\S+ )*(?:install|package)",
  },
  prerequisites: {
    heading:
      "pre ?requisites?|pre ?requis|pre ?requisitos?|(?:system |minimum |hardware |software |technical |server )?requirements|requisitos(?: previos| de sistema| do sistema)?|" +
      "configuration requise|before you (?:begin|start)|what you need|you will need|dependencies|dependances|dependencias|supported (?:platforms|versions)|avant de commencer",
    arabic: "متطلبات|المتطلبات|شروط مسبقه",
    text: "pre ?requisites?|pre ?requis|prerrequisitos|you (?:will )?need|requires?|must be installed|necessite|requiere|requer",
  },
  configuration: {
    heading:
      "config(?:uration|ure|uring|urations|s)?|settings?|options|parameters|parametres?|parametrage|reglages?|configurer|configuracion(?:es)?|configuracao|configuracoes|configurar|ajustes|parametros",
    arabic: "تهيئه|اعدادات|ضبط|خيارات",
    text: "config(?:uration|ured?|uring)|configur(?:er|ez|ar|acion|acao)|settings?|parametrage",
  },
  "environment-variables": {
    heading:
      "env(?:ironment)?(?: var(?:iable)?s?)?|env vars?|variables? d environnement|variables? de entorno|variaveis de ambiente",
    arabic: "متغيرات البيئه|متغير بيئه",
    text: "environment variables?|env vars?|variables? d environnement|variables? de entorno|variaveis de ambiente",
  },
  deployment: {
    heading:
      "deploy(?:ment|ments|ing|ed)?|deploiements?|deployer|mise en (?:production|service)|despliegues?|desplegar|implantacao|implantar|roll ?out|" +
      "(?:running|run|going) (?:in|to) production|hosting|hebergement|kubernetes|helm|docker(?: compose)?",
    arabic: "نشر|استضافه",
    text: "deploy(?:ed|ment|ing|s)?|deploi(?:ement|ez)|deployer|desplieg(?:ue|a)|desplegar|implanta(?:cao|r)",
    strong:
      "kubectl apply|helm (?:upgrade|install)|docker compose up|docker-compose up|docker stack deploy|terraform apply|ansible-playbook|oc apply",
  },
  "start-up": {
    heading:
      "start(?:ing)?(?: ?up)?(?: .*)?|run(?:ning)?(?: .*)?|launch(?:ing)?|usage|quick ?start|getting started|first start|demarrage(?: .*)?|demarrer|lancement|lancer(?: .*)?|execution|" +
      "arranque|ejecucion|ejecutar|inicio|puesta en marcha|execucao|executar|iniciar",
    arabic: "تشغيل|بدء|اقلاع",
    text: "(?:is|are|be) (?:started|listening|running)|listen(?:s|ing)? on|starts? (?:on|at|the|with|up)|you should see|available at|demarre|ecoute sur|escucha en|disponible (?:sur|en|em)",
    strong: `${STARTS}|rollout status|started in|listening on port`,
  },
  verification: {
    heading:
      "verif(?:y|ying|ication|ications|ier)|smoke tests?|check(?:ing)? (?:that|the|if|whether|your) .*|health ?checks?|(?:post )?(?:install(?:ation)?|deployment) (?:check|test|verification)s?|" +
      "is it (?:up|running|working)|validat(?:e|ing|ion) (?:the|your|of the) (?:installation|deployment)|controle de bon fonctionnement|recette|verificacion|verificar|comprobacion(?:es)?|comprobar|verificacao|sanity check",
    arabic: "تحقق|تاكد|فحص",
    text: "verify (?:that|the)|check (?:that|whether|if)|make sure (?:that|the)|you should (?:see|get|receive)|should (?:return|respond|answer|show|print)|verifie[rz] (?:que|le|la)|doit (?:repondre|retourner|renvoyer|afficher)|verifique|compruebe|deberia ver|deve retornar",
    strong:
      "kubectl rollout status|helm test|curl \\S*[^\\n]{0,80}/(?:actuator/)?(?:health|ready|livez|status)|smoke tests?",
  },
  rollback: {
    heading:
      "roll(?:ing)? ?backs?|go(?:ing)? back(?: to .*)?|revert(?:ing)?(?: .*)?|down ?grad(?:e|ing)|retour (?:(?:en )?arriere|a la version .*)|revenir (?:a|en) .*|annul(?:er|ation) (?:un|le|d un|du) deploiement|reversion|revertir|vuelta atras|marcha atras|reverter|reversao|back ?out(?: plan)?",
    arabic: "تراجع|استرجاع الاصدار|رجوع الي",
    text: "roll(?:ed|ing|s)? ?back|rollbacks?|revert(?:ed)? to (?:the )?(?:previous|earlier|last)|previous (?:release|version|image)|retours? (?:en )?arriere|version precedente|version anterior|revertir|reverter",
    strong:
      "helm rollback|kubectl rollout undo|rollout undo|roll(?:ing)? back (?:to|the|a)|go back to the (?:last|previous|earlier|old)(?: good)? (?:release|version|image)",
  },
  "schema-rollback": {
    heading:
      "(?:roll(?:ing)? ?back|revert(?:ing)?|undo(?:ing)?|down ?grading) (?:of )?(?:the |a )?(?:database|schema|db|data|migrations?)(?: .*)?|(?:database|schema|migration) (?:roll ?back|downgrade)|" +
      "retour arriere (?:de|du|des|sur) (?:la base|schema|migrations?)(?: .*)?|annuler une migration|revertir (?:una |la )?migracion(?:es)?|reverter migracoes",
    arabic: "تراجع عن الترحيل|استرجاع مخطط",
    text: "(?:roll ?back|revert|undo|down ?grade) (?:of )?(?:the |a |last |database |schema )*(?:migrations?|schema|database)|down migrations?|restore the (?:database|dump|backup) (?:from|taken|made)|annule[rz]? (?:la|les|une) migrations?|revertir la migracion|reverter a migracao",
    strong:
      "alembic downgrade|down (?:script|migration)s?|migrate\\b[^\\n]{0,120} down|flyway undo|liquibase rollback|migrate down|migrate:rollback|migrate:down|db:rollback|migration:revert|undo:all|db:migrate:undo|prisma migrate resolve --rolled-back",
  },
  upgrade: {
    heading:
      "upgrad(?:e|es|ing)|updat(?:e|ing)(?: the .*)?|migrat(?:e|ing|ion)(?: (?:guide|to|from) .*)?|mise(?:s)? a (?:jour|niveau)|montee de version|actualiza(?:r|cion)|atualiza(?:r|cao)",
    arabic: "ترقيه|تحديث",
    text: "upgrad(?:e|ing) (?:to|from)|mise a niveau|montee de version",
  },
  operation: {
    heading:
      "operat(?:ion|ions|ing|e|or|ors|ional)(?: (?:guide|manual|handbook|tasks?|procedures?|runbook|notes|the .*|in production))?|admin(?:istration|istering|istrator)?(?: (?:guide|manual|tasks?))?|run ?books?|play ?books?|maintenance|day (?:2|two)(?: .*)?|" +
      "exploitation|manuel d exploitation|guide (?:de l )?exploitation|administrer|operacion(?:es)?|administracion|mantenimiento|operacao|operacoes|administracao|manutencao|monitoring|logging|logs|troubleshooting|depannage|supervision|backups?|scaling|" +
      "user (?:guide|manual)|usage",
    arabic: "تشغيل|اداره|صيانه|دليل التشغيل",
    text: "",
    strong:
      "run ?books?|on call|operations (?:team|staff)|kubectl logs|docker compose logs|docker logs|journalctl|systemctl (?:restart|status)|manuel d exploitation",
  },
  monitoring: {
    heading:
      "monitor(?:ing|ed)?|observability|metrics|alert(?:s|ing)|supervision|surveillance|metriques|alertes|monitoreo|monitorizacion|monitoramento|metricas|observabilidad",
    arabic: "مراقبه|رصد|مقاييس|تنبيهات",
    text: "prometheus|grafana|alert ?manager|monitor(?:ed|ing)|supervision",
  },
  backup: {
    heading:
      "back(?:ing)? ?ups?(?: .*)?|snapshots?|sauvegard(?:e|es|er)(?: .*)?|copias? de (?:seguridad|seguranca)|respaldos?|backups? .*",
    arabic: "نسخ احتياطي|النسخ الاحتياطي|نسخه احتياطيه|نسخ احتياطيه",
    text: "back(?:ed|ing)? ?ups?|sauvegard(?:e|es|er|ez|ee|ees)|copias? de (?:seguridad|seguranca)|respaldos?|snapshots?",
    strong:
      "pg_dump(?:all)?|pg_basebackup|mysqldump|mariadb-dump|mongodump|restic backup|velero (?:backup|schedule)|wal-g|pgbackrest|barman|borg create|etcdctl snapshot",
  },
  restore: {
    heading:
      "restor(?:e|ing|ation)(?: .*)?|recover(?:y|ing)?(?: .*)?|(?:back ?ups?|sauvegarde) (?:and|et|&) (?:restor(?:e|ation)|recovery)|restaur(?:er|ation|ar|acion|acao)|recuperacion|recuperacao|reprise",
    arabic: "استعاده|استرجاع البيانات|استرداد",
    text: "restor(?:e|ed|es|ing|ation)|recover(?:y|ed)?|restaur(?:e|er|ez|ation|ar|acion|acao)|recupera(?:r|cion|cao)",
    strong: "pg_restore|mongorestore|restic restore|velero restore|wal-g backup-fetch|borg extract",
  },
  "backup-frequency": {
    heading: "(?:backup )?(?:frequency|schedule)|frequence|planification|frecuencia|frequencia|periodicidad",
    arabic: "وتيره|جدول النسخ|تواتر",
    text: "",
    strong:
      "nightly|hourly|daily|weekly|every (?:night|hour|day|week|\\d+ (?:minutes|hours|days))|each (?:night|day|hour|week)|continuous(?:ly)?|quotidien(?:ne|nement)?s?|chaque (?:nuit|jour|heure|semaine)|toutes les|tous les (?:jours|soirs)|hebdomadaire|cada (?:noche|dia|hora|semana)|diari(?:o|a|as|amente)|todas as noites|(?:\\d+|\\*) (?:\\d+|\\*) \\* \\* [*0-7]|كل (?:ليله|يوم|ساعه|اسبوع)|يوميا|اسبوعيا",
  },
  "backup-location": {
    heading: "(?:backup )?(?:location|storage|destination)|emplacement|stockage|ubicacion|localizacao",
    arabic: "مكان الحفظ|موقع النسخ",
    text: "",
    strong:
      "s3|bucket|(?:writes?|copies|dumps?|goes|go) [^.\\n]{0,60}(?:to|on) (?:the |another )?(?:volume|disk|site|server|store|storage)|object storage|minio|off ?site|second (?:site|region|data ?cent(?:re|er))|(?:stored|kept|written|copied|saved|uploaded) (?:in|on|to|at|below|under)|(?:stockee?s?|conservee?s?|copiee?s?|deposee?s?) (?:dans|sur|a|en|au)|site distant|(?:guarda|almacena)(?:n|das?|dos?)? en|armazenad[ao]s? em|تحفظ في|تخزن في|تخزين",
  },
  "recovery-time": {
    heading:
      "rto|rpo|recovery (?:time|point)(?: objectives?)?|rto .*|rpo .*|delais? de (?:reprise|retablissement|restauration)|tiempo de recuperacion|tempo de recuperacao",
    arabic: "زمن الاستعاده|وقت الاستعاده|زمن التعافي|مده الاستعاده",
    text: "",
    strong:
      "rto|rpo|recovery (?:time|point)|(?:takes?|within|less than|under|expect|about) (?:about )?(?:half an|one|an) hour|(?:restor\\w+|recover\\w+|takes?|within|less than|under) [^.\\n]{0,60}\\d+ ?(?:minutes|min|hours|hrs|h|seconds|days)|delai de (?:reprise|restauration)|duree (?:de la restauration|d interruption)|en moins de \\d+|tiempo de recuperacion|tempo de recuperacao|زمن الاستعاده|خلال \\d+ (?:دقيقه|ساعه|دقائق|ساعات)|اقل من \\d+",
  },
  "key-rotation": {
    heading:
      "(?:key|secret|credential|certificate|password|token|signing key)s? (?:rotation|rollover|renewal|management)(?: .*)?|rotat(?:e|ing|ion)(?: (?:of )?(?:the )?(?:\\S+ )?(?:keys?|secrets?|credentials?|certificates?|passwords?|tokens?))|" +
      "rotation des? (?:\\S+ )?(?:cles?|secrets?|certificats?|mots de passe)|renouvellement des (?:cles|certificats|secrets)|gestion des cles|rotacion de (?:claves|secretos|llaves|certificados|credenciales)|rotacao de (?:chaves|segredos|certificados)",
    arabic: "تدوير المفاتيح|تدوير الاسرار|تجديد المفاتيح|تبديل المفاتيح|اداره المفاتيح|تجديد الشهادات",
    text: "rotat(?:e|ed|ing|ion)",
    strong:
      "(?:key|secret|credential|certificate)s? (?:is |are )?(?:rotat|renew|roll ?over)\\w*|rotat\\w+ (?:of )?(?:the |all |our |your )?(?:\\w+ )?(?:key|secret|credential|certificate|password)s?|rotation des (?:cles|secrets)|rotacion de claves|rotacao de chaves",
  },
  "incident-response": {
    heading:
      "(?:security )?incident(?:s)?(?: (?:response|management|handling|process|procedure|plan|runbook|playbook))?|handling (?:of )?(?:security )?incidents|(?:gestion|reponse|traitement)(?: aux?| des?)? incidents?(?: de securite)?|" +
      "(?:respuesta|gestion)(?: a| de)? incidentes|(?:resposta|gestao)(?: a| de)? incidentes|breach(?:es)?(?: .*)?|en cas d incident",
    arabic: "حوادث|استجابه للحوادث|الاستجابه للحوادث|حادث امني",
    text: "incident response|security incidents?|incidents? de securite|incidentes? de seguri(?:dad|dade|ranca|dades)",
  },
  "incident-contact": {
    heading:
      "(?:emergency |security )?contacts?|report(?:ing)? (?:a |an |security )*(?:vulnerabilit(?:y|ies)|incidents?|issues?)|who to (?:call|contact)|escalation(?: .*)?|signaler .*|contacto(?:s)?|contato(?:s)?|escalade",
    arabic: "جهات الاتصال|للاتصال|ابلاغ|الابلاغ|تواصل",
    text: "",
    strong:
      "on call|[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,100}\\.[a-z]{2,}|pager ?duty|hotline|astreinte|(?:call|phone|contact|inform|notify|alert) (?:the|our|us)|contact(?:ez|er)|prevenir|contacte|notifique|اتصل|ابلغ",
  },
  triage: {
    heading:
      "triage|severit(?:y|ies)(?: levels?)?|classification of incidents|priorit(?:y|ies)|qualification|gravite|severidad|gravedad|gravidade|severidade|triaje|triagem",
    arabic: "تصنيف الحوادث|خطوره|فرز|اولويه",
    text: "",
    strong:
      "triag\\w*|severit(?:y|ies)|sev ?-?[0-4]|p[0-4]\\b|critical|gravite|criticite|severidad|gravedad|gravidade|فرز|خطوره",
  },
  "post-incident-review": {
    heading:
      "post ?mortems?|post ?incident(?: reviews?)?|(?:incident )?retrospectives?|lessons learn(?:ed|t)|afterwards|root cause(?: analysis)?|bilan(?: de l incident)?|retour d experience|rex|analyse (?:a posteriori|des causes)|lecciones aprendidas|licoes aprendidas",
    arabic: "مراجعه ما بعد|دروس مستفاده|الدروس المستفاده|تحليل السبب",
    text: "",
    strong:
      "post ?-?mortems?|post-?incident|blameless|reviews? (?:without blame|within|after|of the incident)|reunion de bilan|lessons learn(?:ed|t)|root cause|after (?:the|an|every|each) incident|retour d experience|apres (?:chaque|l|un) incident|lecciones aprendidas|licoes aprendidas|بعد الحادث|دروس",
  },
  "disaster-recovery": {
    heading:
      "disaster(?: recovery)?(?: .*)?|(?:business |service )?continuity(?: .*)?|dr plan|drp|plan de (?:reprise|continuite|secours)(?: .*)?|pra|pca|reprise (?:apres sinistre|d activite)|" +
      "recuperacion (?:ante|de) desastres|recuperacao de desastres|plan de contingencia|continuidad(?: .*)?|plano de contingencia|emergency recovery",
    arabic: "كوارث|التعافي من الكوارث|استمراريه|خطه الطوارئ",
    text: "disaster recovery|reprise apres sinistre|plan de reprise|recuperacion ante desastres|recuperacao de desastres|business continuity",
  },
  retention: {
    heading:
      "(?:data )?retention(?: .*)?|(?:data )?(?:archiving|purg(?:e|ing)|deletion periods?)|durees? de conservation|conservation des donnees|retencion(?: de datos)?|conservacion de datos|retencao(?: de dados)?|archivage|plazos de conservacion",
    arabic: "الاحتفاظ بالبيانات|مده الاحتفاظ|مدد الاحتفاظ|احتفاظ",
    text: "retention|durees? de conservation|retencion|retencao|(?:kept|stored|deleted|erased|purged) (?:for|after) (?:\\d+|one|two|three|five|six|seven|ten) (?:days|months|years)|conservee?s? (?:pendant )?\\d+ (?:jours|mois|ans)",
  },
  privacy: {
    heading:
      "privacy(?: .*)?|data ?protection(?: .*)?|personal (?:data|information)(?: .*)?|protection des donnees(?: .*)?|donnees (?:a caractere personnel|personnelles)(?: .*)?|vie privee|confidentialite(?: .*)?|" +
      "proteccion de datos(?: .*)?|privacidad(?: .*)?|datos personales|protecao de dados(?: .*)?|privacidade(?: .*)?|dados pessoais|gdpr(?: .*)?|rgpd(?: .*)?|lgpd",
    arabic: "خصوصيه|حمايه البيانات|حمايه المعطيات|البيانات الشخصيه|المعطيات الشخصيه",
    text: "personal data|data protection|donnees (?:a caractere )?personnel(?:le)?s?|datos personales|dados pessoais|data subjects?|personally identifiable",
  },
  dpia: {
    heading:
      "dpia|aipd|data protection impact assessment|privacy impact assessment|pia|analyse d impact(?: .*)?|evaluacion de impacto(?: .*)?|avaliacao de impacto(?: .*)?",
    arabic: "تقييم الاثر|تقييم اثر حمايه البيانات",
    text: "dpia|aipd|privacy impact assessment|data protection impact assessment|analyse d impact",
  },
  "legal-framework": {
    heading:
      "legal (?:basis|bases|framework|grounds)|bases? legales?|cadre (?:legal|juridique)|marco (?:legal|juridico)|base juridica|enquadramento legal",
    arabic: "الاساس القانوني|الاطار القانوني|السند القانوني",
    text: "",
    strong:
      "gdpr|rgpd|lgpd|popia|hipaa|ccpa|ndpr|pdpa|dpdp|convention 108|malabo|regulation \\(?eu\\)? ?2016/679|(?:general )?data protection (?:act|law|regulation|bill)|privacy act|personal data protection (?:act|law)|" +
      "act (?:no\\.? ?)?\\d+ of \\d{4}|law (?:no\\.? ?|n\\S )?\\d+|loi (?:n\\S* ?)?\\d+|loi informatique et libertes|ley (?:organica )?(?:n\\S* ?)?\\d+|lei (?:geral|n\\S* ?\\d+)|reglamento general|قانون حمايه|القانون رقم|القانون عدد|قانون رقم",
  },
  accessibility: {
    heading: "acces{1,2}ib(?:ility|ilite|ilidade?)(?: .*)?|a11y|wcag(?: .*)?|rgaa",
    arabic: "النفاذ الرقمي|امكانيه الوصول|سهوله الوصول|نفاذيه",
    text: "wcag|accessibility (?:statement|audit)|rgaa|screen readers?|accessibilite numerique",
  },
  "user-stories": {
    heading:
      "user stor(?:y|ies)(?: .*)?|recits? (?:d )?utilisateurs?|histoires? utilisateurs?|historias? de usuario|historias? de usuario|historias? do utilizador|epics?",
    arabic: "قصص المستخدم|قصص المستخدمين|حكايات المستخدم",
    text: "user stor(?:y|ies)|as an? [a-z -]{3,40},? i (?:want|need|can|would)|en tant qu[e ][^.\\n]{3,60} je (?:veux|souhaite|peux)|como [^.\\n]{3,40} quiero|como [^.\\n]{3,40} quero",
    strong: "as an? [a-z -]{3,40},? i (?:want|need|would like)|en tant qu[e ][^.\\n]{3,60} je (?:veux|souhaite)",
  },
  "use-cases": {
    heading:
      "use ?-?cases?(?: .*)?|business (?:process|processes|cases?|scenarios?)|cas d (?:utilisation|usage)(?: .*)?|casos? de uso(?: .*)?|scenarios?|processus metier|user journeys?|parcours(?: utilisateurs?)?",
    arabic: "حالات الاستخدام|حاله استخدام|سيناريوهات",
    text: "use ?-?cases?|cas d (?:utilisation|usage)|casos de uso",
  },
  branching: {
    heading:
      "branch(?:es|ing)?(?: .*)?|git ?flow|git ?hub flow|trunk ?-?based(?: development)?|git (?:workflow|usage|strategy)|(?:development |contribution |git )?work ?flow|merg(?:e|ing)(?: .*)?|pull requests?(?: .*)?|merge requests?(?: .*)?|branches? et (?:fusions?|versions?)|" +
      "strategie de branches|gestion des branches|demandes? de fusion|ramas|estrategia de ramas|ramos|submitting (?:changes|a pull request|a patch|code)|release branches",
    arabic: "فروع|التفرع|سياسه الفروع|دمج",
    text: "(?:feature|release|topic|hotfix) branch(?:es)?|branch(?:es)? (?:from|off|is|are|named|protect\\w*)|pull requests?|merge requests?|merged? (?:in)?to (?:main|master|develop|trunk)|trunk|git ?flow|branches? de (?:fonctionnalite|version)|demandes? de fusion",
    strong: "git ?flow|trunk-?based|github flow|protected branch(?:es)?",
  },
  "style-guide": {
    heading:
      "(?:code |coding )?(?:style|styles|conventions|standards|guidelines)(?: .*)?|(?:code |coding )style guides?|style guides?(?: .*)?|coding (?:rules|standards?|conventions)|lint(?:ing|ers?)?|format(?:ting|ters?)(?: .*)?|guide de style|(?:regles|conventions|normes) de (?:codage|code|nommage|developpement|programmation)|" +
      "guia de estilo|estilo de codigo|convenciones(?: .*)?|convencoes(?: .*)?",
    arabic: "دليل الاسلوب|اسلوب الشفره|معايير الترميز|قواعد كتابه الشفره",
    text: "(?:code |coding )?style guides?|coding (?:conventions|standards?|style)|guide de style|guia de estilo|formatted with|conventions de (?:codage|nommage)",
    strong:
      "pep ?-?8|google (?:java |python |typescript |javascript )?style(?: guide)?|airbnb|effective go|gofmt|prettier|eslint|checkstyle|spotless|ktlint|rubocop|psr-?(?:2|12)|\\bblack\\b|\\bruff\\b|standardjs|code style",
  },
  "architecture-decision": {
    heading:
      "adrs?(?: .*)?|architecture decisions?(?: .*)?|architectural decisions?(?: .*)?|decision (?:records?|log)|decisions?|context map(?:s|ping)?|bounded contexts?|context (?:view|diagram)|decisions d architecture|journal des decisions|carte (?:des|de) contextes?|contextes? (?:delimites?|bornes?)|" +
      "decisiones de arquitectura|mapa de contextos?|decisoes de arquitetura|domain model",
    arabic: "قرارات معماريه|قرارات المعماريه|سجل القرارات|خريطه السياق",
    text: "architecture decision records?|bounded contexts?|context map|decisions d architecture",
    strong: "architecture decision records?|bounded contexts?|context map",
  },
  "deprecation-policy": {
    heading:
      "deprecat(?:ion|ions|ed|ing)(?: .*)?|(?:api |version )?(?:end of (?:life|support)|sunset(?:ting)?|life ?cycle|versioning(?: and deprecation)?)(?: .*)?|(?:fin de (?:vie|support)|obsolescence|depreciation|retrait)(?: .*)?|obsolescencia|fin de (?:vida|soporte)|descontinuacao|politica de versiones",
    arabic: "سياسه الاهمال|انهاء الدعم|ايقاف الاصدارات|نهايه العمر|الغاء الاصدارات",
    text: "deprecat(?:ed|ion)|end of life|sunset|(?:fin de vie|obsolete)s?|obsolescencia",
    strong:
      "deprecation (?:policy|period|notice|timetable|schedule)|sunset (?:header|date|policy)|(?:months|days) (?:of )?notice before|politique d obsolescence|politica de obsolescencia",
  },
  "data-standards": {
    heading:
      "(?:data |domain |applicable |adopted |supported |interoperability )?standards?(?: .*)?|normes?(?: .*)?|estandares(?: .*)?|padroes(?: .*)?|interoperab\\w+",
    arabic: "معايير البيانات|المعايير المعتمده|المعايير",
    text: "",
    strong:
      "h?fhir|hl7|iso ?-?20022|iso ?-?19115|iso ?-?3166|iso ?-?4217|iso ?-?639|iso/iec ?(?:5218|11179|24760)|opencrvs|snomed(?: ct)?|loinc|icd-?1[01]|dcat(?:-ap)?|dublin core|sdmx|peppol|ubl 2|inspire|ogc|geojson|w3c (?:verifiable|vc|did)\\S*|verifiable credentials? data model|tm ?forum|tmf\\d+|schema\\.org|core (?:person|vocabular(?:y|ies))|lades?|ladm|mosip|gtfs|xbrl|edi(?:fact)|openehr|dicom|iso ?-?8601",
  },
  classification: {
    heading:
      "(?:data |information |sensitivity )?classif(?:ication|ications|ied)(?: .*)?|sensitivity(?: .*)?|data (?:classes|categories|sensitivity)|(?:niveaux?|classes) de (?:sensibilite|confidentialite)|classification des donnees|sensibilite(?: .*)?|clasificacion(?: .*)?|classificacao(?: .*)?|niveles de sensibilidad|niveis de sensibilidade",
    arabic: "تصنيف البيانات|تصنيف المعلومات|مستويات الحساسيه|حساسيه البيانات|درجات السريه",
    text: "data classification|sensitivity (?:levels?|class(?:es)?)|classification des donnees|niveaux? de sensibilite|clasificacion de (?:los )?datos|classificacao d[eo]s? dados",
  },
  anonymisation: {
    heading:
      "(?:pseud|an)onymi[sz](?:ation|ing|ed|e)(?: .*)?|de ?-?identif(?:ication|ied)(?: .*)?|(?:pseud|an)onymis(?:er|ation)(?: .*)?|(?:seud|an)onimiza(?:cion|r)(?: .*)?|(?:pseud|an)onimiza(?:cao|r)(?: .*)?|data masking|masking",
    arabic: "اخفاء الهويه|تجهيل|تعميه البيانات|اسماء مستعاره",
    text: "(?:pseud|an)onymi[sz]\\w*|de-?identif\\w+|(?:pseud|seud|an)onimiza\\w+|k-?anonymity|differential privacy",
    strong:
      "k-?anonymity|differential privacy|(?:pseud|an)onymi[sz](?:ed|es|ation) (?:by|with|using|through|of)|postgresql anonymizer|l-?diversity",
  },
  "owasp-asvs": {
    heading: "(?:owasp )?asvs(?: .*)?",
    text: "",
    strong: "asvs|application security verification standard",
  },
  "iso-27001": {
    heading: "iso(?:/iec)? ?-?27001(?: .*)?|isms|smsi|sgsi|statement of applicability",
    text: "",
    strong:
      "iso(?:/iec)? ?-?2700[12]|statement of applicability|declaration d applicabilite|declaracion de aplicabilidad|declaracao de aplicabilidade",
  },
  "support-dates": {
    heading:
      "(?:support|supported|component|version|lts)(?: (?:dates?|horizon|periods?|life ?cycle|versions|windows?|schedule|matrix|until|policy))(?: .*)?|end of (?:life|support)(?: .*)?|eol(?: .*)?|(?:component|technology|dependency) life ?cycles?|(?:dates?|fin|duree|periodes?) de (?:fin de )?support(?: .*)?|fin de vie(?: .*)?|versions (?:supportees|prises en charge)|fechas de soporte|fin de soporte|datas de suporte",
    arabic: "تواريخ الدعم|نهايه الدعم|مده الدعم",
    text: "supported until|end of (?:life|support)|eol|long term support|lts (?:until|to)|support(?:e|ee)s? jusqu|soporte hasta|suporte ate",
    strong: "supported until|end of support|fin de support|support jusqu|fin de soporte|soporte hasta|نهايه الدعم",
  },
  "hosting-region": {
    heading:
      "data (?:residency|location|sovereignty)(?: .*)?|hosting (?:region|location)s?|regions?|localisation des donnees|souverainete(?: .*)?|residencia de datos|soberania de dados|jurisdiction",
    arabic: "موقع البيانات|سياده البيانات|توطين البيانات",
    text: "data residency|data sovereignty|jurisdiction|localisation des donnees|residencia de datos",
  },
  "api-mock": {
    heading:
      "mock(?:s|ing|ed)?(?: .*)?|sandbox(?: .*)?|(?:sample|reference) implementation|stub(?:s|bing)?|simulat(?:or|eur|ion)(?: .*)?|bac a sable|bouchons?|simulador|entorno de pruebas",
    arabic: "محاكي|محاكاه|بيئه تجريبيه",
    text: "mock (?:server|api|service|implementation)|sandbox",
    strong: "prism mock|mockoon|wiremock|mockserver|microcks",
  },
  testing: {
    heading:
      "test(?:s|ing)?(?: .*)?|running (?:the )?tests|tester|essais|pruebas(?: .*)?|testes(?: .*)?|unit tests|integration tests",
    arabic: "اختبار|اختبارات",
    text: "(?:unit|integration|acceptance|end-to-end|e2e) tests?|run (?:the )?tests",
    strong:
      "npm (?:run )?test|mvn (?:\\S+ )*(?:test|verify)|pytest|go test|gradlew test|dotnet test|cargo test|phpunit|rspec",
  },
  elsewhere: {
    heading: "documentation|docs|further (?:reading|documentation)|links|liens|enlaces|wiki",
    arabic: "الوثائق|روابط",
    text: "",
    strong:
      "https?://[^\\s)>\\]]{0,120}(?:docs?[./-]|/docs?\\b|documentation|readthedocs|gitbook|/wiki|confluence|handbook|manual)[^\\s)>\\]]{0,80}",
  },
};
