import { on, type Phrase } from './phrases';

/** What graphql-js and its companions say. */
export const GRAPHQL: readonly Phrase[] = [
  on(/exceeds maximum operation depth of (\d+)/, ({ words: [depth] }) => ({
    el: `Το ερώτημα GraphQL φτάνει έως ${depth} επίπεδα σε βάθος. Ζητήστε λιγότερα ή χωρίστε το.`,
    tr: `GraphQL sorgusu en çok ${depth} düzey derinliğe iner. Daha azını isteyin ya da sorguyu bölün.`,
    en: `A GraphQL query reaches at most ${depth} levels deep. Ask for less, or in several queries.`,
  })),
  on(/^Syntax Error: (.*?)\.?$/, ({ words: [reason] }) => ({
    el: `Το ερώτημα GraphQL δεν διαβάζεται (${reason}). Διορθώστε το στη θέση που δείχνει το locations.`,
    tr: `GraphQL sorgusu okunamıyor (${reason}). locations ile gösterilen yerde düzeltin.`,
    en: `The GraphQL query cannot be read (${reason}). Correct it at the place that locations shows.`,
  })),
  on(/^Cannot query field "([^"]+)" on type "([^"]+)"\.(?: (Did you mean .*))?$/, ({ words: [field, type, hint] }) => ({
    el: `Ο τύπος ${type} δεν έχει πεδίο «${field}», ή δεν είναι δημόσιο. Διορθώστε το όνομα.${hint ? ` (${hint})` : ''}`,
    tr: `${type} türünde “${field}” alanı yok ya da herkese açık değil. Adı düzeltin.${hint ? ` (${hint})` : ''}`,
    en: `The type ${type} has no field “${field}”, or it is not public. Correct the name.${hint ? ` (${hint})` : ''}`,
  })),
  on(/Field "([^"]+)" is not defined by type "(\w+)"/, ({ words: [field, type] }) => ({
    el: `Το ${type} δεν έχει πεδίο «${field}», ή δεν είναι δημόσιο. Διορθώστε το όνομα ή αφαιρέστε το.`,
    tr: `${type} içinde “${field}” alanı yok ya da herkese açık değil. Adı düzeltin ya da çıkarın.`,
    en: `${type} has no field “${field}”, or it is not public. Correct the name or leave it out.`,
  })),
  on(/^Unknown argument "([^"]+)" on field "([^"]+)"/, ({ words: [argument, field] }) => ({
    el: `Το πεδίο ${field} δεν έχει όρισμα «${argument}». Διορθώστε το όνομα ή αφαιρέστε το.`,
    tr: `${field} alanının “${argument}” argümanı yok. Adı düzeltin ya da çıkarın.`,
    en: `The field ${field} has no argument “${argument}”. Correct the name or leave it out.`,
  })),
  on(/^Variable "\$(\w+)" got invalid value .*?(?: at "([^"]+)")?; (.*?)\.?$/s, ({ words: [variable, path, reason] }) => ({
    el: `Η τιμή του «${path || variable}» δεν ταιριάζει (${reason}). Διορθώστε την.`,
    tr: `“${path || variable}” değeri uymuyor (${reason}). Düzeltin.`,
    en: `The value of “${path || variable}” does not fit (${reason}). Correct it.`,
  })),
  on(/^(\w+) cannot represent .*?([^\s:]+?)\.?$/s, ({ words: [type, value] }) => ({
    el: `Η τιμή ${value} δεν ταιριάζει στον τύπο ${type}. Διορθώστε την.`,
    tr: `${value} değeri ${type} türüne uymuyor. Düzeltin.`,
    en: `The value ${value} does not fit the type ${type}. Correct it.`,
  })),
  on(/^provided sha does not match query$/, () => ({
    el: 'Το hash δεν είναι το SHA-256 του ερωτήματος που στάλθηκε. Υπολογίστε το ξανά.',
    tr: 'Hash, gönderilen sorgunun SHA-256 değeri değil. Yeniden hesaplayın.',
    en: 'The hash is not the SHA-256 of the query that was sent. Compute it anew.',
  })),
  on(/introspection is not allowed/, () => ({
    el: 'Το σχήμα GraphQL δεν δίνεται εδώ. Βρίσκεται ως αρχείο στην τεκμηρίωση.',
    tr: 'GraphQL şeması burada verilmiyor. Belgelerde dosya olarak bulunur.',
    en: 'The GraphQL schema is not given out by introspection here. It is a file in the documentation.',
  })),
  on(/^GET requests only support query operations/, () => ({
    el: 'Με GET ρωτά κανείς μόνο (query). Ό,τι αλλάζει κάτι στέλνεται με POST.',
    tr: 'GET ile yalnızca soru (query) sorulur. Değişiklikler POST ile gönderilir.',
    en: 'By GET only queries are asked. What changes something is sent by POST.',
  })),
  on(
    /^GraphQL operations must contain a non-empty `query`|^POST body missing|^GraphQL queries must be strings|^No operations found|^Must provide an operation/,
    () => ({
      el: 'Το αίτημα δεν έχει ερώτημα. Στείλτε JSON της μορφής { "query": "{ topics { name } }" }.',
      tr: 'İstekte sorgu yok. { "query": "{ topics { name } }" } biçiminde JSON gönderin.',
      en: 'The request has no query. Send JSON such as { "query": "{ topics { name } }" }.',
    }),
  ),
  on(/^(?:The )?[`']?(\w+)[`']? (?:in a POST body|search parameter)/, ({ words: [name] }) => ({
    el: `Το «${name}» του αιτήματος δεν έχει τη σωστή μορφή. Το query και το operationName είναι κείμενα, τα variables και extensions αντικείμενα JSON.`,
    tr: `İstekteki “${name}” doğru biçimde değil. query ve operationName metindir, variables ve extensions JSON nesnesidir.`,
    en: `The request’s “${name}” does not have the right form. query and operationName are texts, variables and extensions are JSON objects.`,
  })),
  on(/^Must provide operation name/, () => ({
    el: 'Το ερώτημα έχει πολλές πράξεις. Πείτε στο operationName ποια ζητάτε.',
    tr: 'Sorguda birden çok işlem var. Hangisini istediğinizi operationName ile yazın.',
    en: 'The query holds several operations. Name the one you ask for in operationName.',
  })),
  on(/^Apollo Server supports only GET\/POST/, () => ({
    el: 'Το GraphQL απαντά μόνο σε GET και POST.',
    tr: 'GraphQL yalnızca GET ve POST isteklerine yanıt verir.',
    en: 'GraphQL answers GET and POST only.',
  })),
  on(/^Unknown (type|fragment|directive|operation named|argument) "([^"]+)"/, ({ words: [, name] }) => ({
    el: `Το «${name}» δεν υπάρχει στο σχήμα ή στο ερώτημα. Διορθώστε το όνομα.`,
    tr: `“${name}” şemada ya da sorguda yok. Adı düzeltin.`,
    en: `“${name}” does not exist in the schema or in the query. Correct the name.`,
  })),
  on(/^Field "([^"]+)" (?:of type "[^"]+" )?must (not )?have a selection/, ({ words: [field, not] }) => ({
    el: not
      ? `Το πεδίο ${field} δεν έχει δικά του πεδία. Γράψτε το χωρίς { }.`
      : `Το πεδίο ${field} θέλει τα δικά του πεδία: ${field} { … }.`,
    tr: not ? `${field} alanının alt alanları yok. { } olmadan yazın.` : `${field} alanı alt alanlar ister: ${field} { … }.`,
    en: not
      ? `The field ${field} has no fields of its own. Write it without { }.`
      : `The field ${field} needs fields of its own: ${field} { … }.`,
  })),
  on(/^Fields "([^"]+)" conflict/, ({ words: [field] }) => ({
    el: `Το «${field}» ζητείται δύο φορές με διαφορετικό νόημα. Δώστε στο ένα άλλο όνομα (alias).`,
    tr: `“${field}” farklı anlamlarla iki kez isteniyor. Birine takma ad (alias) verin.`,
    en: `“${field}” is asked for twice with different meanings. Give one of them an alias.`,
  })),
  on(
    /^Variable "\$(\w+)" of (?:required|non-null) type "([^"]+)" (?:was not provided|must not be null)/,
    ({ words: [name, type] }) => ({
      el: `Η μεταβλητή «${name}» (${type}) λείπει. Στείλτε την στα variables.`,
      tr: `“${name}” değişkeni (${type}) eksik. variables içinde gönderin.`,
      en: `The variable “${name}” (${type}) is missing. Send it in variables.`,
    }),
  ),
  on(/^Variable "\$(\w+)"/, ({ words: [name] }) => ({
    el: `Η μεταβλητή «${name}» δεν δηλώνεται σωστά, δεν χρησιμοποιείται ή δεν ταιριάζει στη θέση της. Διορθώστε τη δήλωσή της.`,
    tr: `“${name}” değişkeni doğru bildirilmemiş, kullanılmıyor ya da yerine uymuyor. Bildirimini düzeltin.`,
    en: `The variable “${name}” is not declared rightly, not used, or does not fit its place. Correct its declaration.`,
  })),
  on(
    /^(?:Value "?([^"\s]+)"? does not exist in|Enum "[^"]+" cannot represent (?:non-enum value: )?"?([^"]+?)"?\.?$)/,
    ({ words }) => ({
      el: `Η τιμή «${words.join('')}» δεν είναι από τις δυνατές. Διορθώστε την.`,
      tr: `“${words.join('')}” olası değerlerden biri değil. Düzeltin.`,
      en: `The value “${words.join('')}” is not one of those that are possible. Correct it.`,
    }),
  ),
  on(/^Expected value of type "([^"]+)", found (.{1,80})/s, ({ words: [type, found] }) => ({
    el: `Εδώ χρειάζεται τιμή τύπου ${type}, όχι ${found}`,
    tr: `Burada ${type} türünde bir değer gerekir, şu değil: ${found}`,
    en: `A value of the type ${type} is needed here, not ${found}`,
  })),
  on(/^Unknown locale supplied/, () => ({
    el: 'Η γλώσσα αυτή δεν υπάρχει εδώ. Γράψτε π.χ. locale: "el".',
    tr: 'Bu dil burada yok. Örn. locale: "tr" yazın.',
    en: 'There is no such language here. Write for example locale: "en".',
  })),
  on(/^Maximum introspection depth exceeded/, () => ({
    el: 'Η ερώτηση για το σχήμα έχει πολλές λίστες τη μία μέσα στην άλλη. Ζητήστε λιγότερα επίπεδα.',
    tr: 'Şema sorgusunda iç içe çok fazla liste var. Daha az düzey isteyin.',
    en: 'The question about the schema has too many lists within each other. Ask for fewer levels.',
  })),
  on(/^Schema is not configured to execute (\w+) operation/, ({ words: [kind] }) => ({
    el: `Το GraphQL εδώ δεν έχει ${kind}. Ρωτήστε με query.`,
    tr: `Buradaki GraphQL’de ${kind} yok. query ile sorun.`,
    en: `GraphQL has no ${kind} here. Ask by a query.`,
  })),
  on(/^Operation batching disabled/, () => ({
    el: 'Ένα αίτημα φέρνει ένα ερώτημα GraphQL, όχι λίστα. Στείλτε τα χωριστά.',
    tr: 'Bir istek liste değil, tek GraphQL sorgusu taşır. Ayrı ayrı gönderin.',
    en: 'A request carries one GraphQL query, not a list. Send them one by one.',
  })),
  on(/^Unsupported persisted query version/, () => ({
    el: 'Η version του persistedQuery είναι 1. Διορθώστε την.',
    tr: 'persistedQuery için version 1’dir. Düzeltin.',
    en: 'The version of persistedQuery is 1. Correct it.',
  })),
  on(/^There can be only one (\w+) named "\$?([^"]+)"/, ({ words: [, name] }) => ({
    el: `Το όνομα «${name}» δίνεται δύο φορές. Αλλάξτε το ένα.`,
    tr: `“${name}” adı iki kez veriliyor. Birini değiştirin.`,
    en: `The name “${name}” is given twice. Change one of them.`,
  })),
  on(/^This anonymous operation must be the only/, () => ({
    el: 'Πράξη χωρίς όνομα στέκεται μόνη της. Δώστε όνομα σε καθεμιά.',
    tr: 'Adsız işlem tek başına durur. Her birine ad verin.',
    en: 'An operation without a name stands alone. Give each of them a name.',
  })),
  on(/^The directive "@(\w+)" can only be used once/, ({ words: [name] }) => ({
    el: `Η οδηγία @${name} γράφεται μία φορά σε κάθε θέση.`,
    tr: `@${name} yönergesi her yerde bir kez yazılır.`,
    en: `The directive @${name} is written once at each place.`,
  })),
];
