import { transcribeGreek } from './elot743';

type Row = [greek: string, latin: string];

/** Place names and words with the Latin form the standard gives them, less its accents. */
const RULES: [rule: string, rows: Row[]][] = [
  [
    'single letters',
    [
      ['αβγδεζηθικλμ', 'avgdezithiklm'],
      ['νξοπρστυφχψω', 'nxoprstyfchpso'],
      ['ΑΒΓΔΕΖΗΘΙΚΛΜ', 'avgdezithiklm'],
      ['ΝΞΟΠΡΣΤΥΦΧΨΩ', 'nxoprstyfchpso'],
      ['άέήίόύώ', 'aeiioyo'],
      ['ΆΈΉΊΌΎΏ', 'aeiioyo'],
      ['Σίσυφος', 'sisyfos'],
      ['Δήμος', 'dimos'],
      ['Ψαρά', 'psara'],
      ['Ξάνθη', 'xanthi'],
      ['Χίος', 'chios'],
      ['Ύδρα', 'ydra'],
      ['Γιάννης', 'giannis'],
      ['τζάμι', 'tzami'],
      ['τσάντα', 'tsanta'],
    ],
  ],
  [
    'αι, ει, οι, υι letter by letter',
    [
      ['Δημαρχείο', 'dimarcheio'],
      ['Αίγινα', 'aigina'],
      ['Πειραιάς', 'peiraias'],
      ['Βοιωτία', 'voiotia'],
      ['υιός', 'yios'],
      ['Υιοθεσία', 'yiothesia'],
      ['Μάιος', 'maios'],
      ['κορόιδο', 'koroido'],
      ['μπέικον', 'beikon'],
      ['Μωυσής', 'moysis'],
    ],
  ],
  [
    'ου',
    [
      ['Μαρούσι', 'marousi'],
      ['Ουαλία', 'oualia'],
      ['ΟΥΡΑΝΟΣ', 'ouranos'],
      ['Νάουσα', 'naousa'],
    ],
  ],
  [
    'αυ, ευ, ηυ before a vowel',
    [
      ['Ευαγγελισμός', 'evangelismos'],
      ['Βαυαρία', 'vavaria'],
      ['αυαναιρέτως', 'avanairetos'],
      ['Ευήνιος', 'evinios'],
      ['εύοσμος', 'evosmos'],
      ['Παρασκευή', 'paraskevi'],
    ],
  ],
  [
    'αυ, ευ, ηυ before β γ δ ζ λ μ ν ρ',
    [
      ['Εύβοια', 'evvoia'],
      ['ΕΥΒΟΙΑ', 'evvoia'],
      ['αυγή', 'avgi'],
      ['Επίδαυρος', 'epidavros'],
      ['Ευδοκία', 'evdokia'],
      ['Εύζωνας', 'evzonas'],
      ['αυλή', 'avli'],
      ['θαύμα', 'thavma'],
      ['εύνοια', 'evnoia'],
      ['Λαύριο', 'lavrio'],
      ['εφηύρε', 'efivre'],
      ['ΗΥΡΑ', 'ivra'],
    ],
  ],
  [
    'αυ, ευ, ηυ before the clusters γκ μπ ντ',
    [
      ['Ευγκένια', 'evgkenia'],
      ['Ευμπόριο', 'evmporio'],
      ['αυντάντσο', 'avntantso'],
    ],
  ],
  [
    'αυ, ευ, ηυ before θ κ ξ π σ τ φ χ ψ',
    [
      ['Ελευθερία', 'eleftheria'],
      ['Λευκωσία', 'lefkosia'],
      ['αύξηση', 'afxisi'],
      ['Ναύπακτος', 'nafpaktos'],
      ['Ελευσίνα', 'elefsina'],
      ['αυτοκίνητο', 'aftokinito'],
      ['ΑΥΤΟΚΙΝΗΤΟ', 'aftokinito'],
      ['Ευφροσύνη', 'effrosyni'],
      ['ευχαριστώ', 'efcharisto'],
      ['δεύψε', 'defpse'],
      ['ηυξημένος', 'ifximenos'],
      ['Ζευς', 'zefs'],
      ['ΖΕΥΣ', 'zefs'],
    ],
  ],
  [
    'αυ, ευ, ηυ at the end of a word',
    [
      ['γαυ γαυ', 'gaf gaf'],
      ['ευ-αγωγή', 'ef-agogi'],
      ['«ευ» ζην', '«ef» zin'],
      ['ταυ, ένα', 'taf, ena'],
      ['ευ2', 'ef2'],
      ['Ε.Υ.', 'e.y.'],
    ],
  ],
  [
    'an accent on the first vowel parts the pair',
    [
      ['άυλος', 'aylos'],
      ['Άυλος', 'aylos'],
      ['σπρέυ', 'sprey'],
      ['όυτο', 'oyto'],
      ['ήυλος', 'iylos'],
    ],
  ],
  [
    'a diaeresis parts the pair',
    [
      ['αϋπνία', 'aypnia'],
      ['ΑΫΠΝΙΑ', 'aypnia'],
      ['Ταΰγετος', 'taygetos'],
      ['εϋποίητος', 'eypoiitos'],
      ['ηϋκή', 'iyki'],
      ['προϋπολογισμός', 'proypologismos'],
      ['Μαΐου', 'maiou'],
      ['μαϊμού', 'maimou'],
      ['Ροΐδης', 'roidis'],
      ['ΡΟΛΟΪ', 'roloi'],
      ['αθεΐα', 'atheia'],
    ],
  ],
  [
    'γ before γ ξ χ',
    [
      ['Αγγλία', 'anglia'],
      ['Μεσολόγγι', 'mesolongi'],
      ['ρύγχος', 'rynchos'],
      ['ΕΛΕΓΧΟΣ', 'elenchos'],
      ['Σφιγξ', 'sfinx'],
      ['αγ-γείο', 'ag-geio'],
    ],
  ],
  [
    'γκ',
    [
      ['Λαγκαδάς', 'lagkadas'],
      ['γκαράζ', 'gkaraz'],
      ['Κονγκό', 'kongko'],
    ],
  ],
  [
    'μπ at the ends of a word and inside it',
    [
      ['μπάλα', 'bala'],
      ['ΜΠΑΛΑ', 'bala'],
      ['Μπάμπης', 'bampis'],
      ['λάμπα', 'lampa'],
      ['Καλαμπάκα', 'kalampaka'],
      ['Τραμπ', 'trab'],
      ['μίνι-μπασκετ', 'mini-basket'],
      ['«μπάσκετ»', '«basket»'],
      ["σ'μπάλα", "s'bala"],
      ['3μπαλα', '3bala'],
    ],
  ],
  [
    'ντ',
    [
      ['ντουλάπα', 'ntoulapa'],
      ['Άμστερνταμ', 'amsterntam'],
    ],
  ],
  [
    'polytonic',
    [
      ['Ἅγιος Στέφανος', 'agios stefanos'],
      ['ᾠδεῖον', 'odeion'],
      ['τῷ Δήμῳ', 'to dimo'],
      ['αὐτός', 'aftos'],
      ['εὖγε', 'evge'],
      ['Εὔβοια', 'evvoia'],
      ['ηὗρε', 'ivre'],
      ['τοῦ', 'tou'],
      ['οὐρανός', 'ouranos'],
      ['ἄυλος', 'aylos'],
      ['ἀϋπνία', 'aypnia'],
      ['Ῥόδος', 'rodos'],
      ['τὰ πρὸς τὴν πόλιν', 'ta pros tin polin'],
    ],
  ],
  [
    'letters beside the alphabet',
    [
      ['ϑεός', 'theos'],
      ['Ϝάναξ', 'wanax'],
      ['ϗ', 'kai'],
      ['ϲοφία', 'sofia'],
      ['\u2206ή\u00b5ος', 'dimos'],
      ['\u00b5πάλα', 'bala'],
      ['\u2126ρα', 'ora'],
    ],
  ],
  [
    'place names',
    [
      ['Αλεξανδρούπολη', 'alexandroupoli'],
      ['Κάτω Αχαΐα', 'kato achaia'],
      ['Καύκασος', 'kafkasos'],
      ['Μεταξουργείο', 'metaxourgeio'],
      ['Μπολόνια', 'bolonia'],
      ['Νέα Υόρκη', 'nea yorki'],
      ['Νταγκεστάν', 'ntagkestan'],
      ['Πεύκη', 'pefki'],
      ['Πτολεμαΐδα', 'ptolemaida'],
      ['Φολέγανδρος', 'folegandros'],
      ['Χονγκ Κονγκ', 'chongk kongk'],
    ],
  ],
];

describe.each(RULES)('%s', (_rule, rows) => {
  it.each(rows)('%s → %s', (greek, latin) => {
    expect(transcribeGreek(greek)).toBe(latin);
  });

  it.each(rows)('%s decomposed → %s', (greek, latin) => {
    expect(transcribeGreek(greek.normalize('NFD'))).toBe(latin.normalize('NFD'));
  });
});

describe('text that is not Greek', () => {
  it.each(['İstanbul Çağrı', 'café', 'Привет', '5 € & 3%', ''])('%s stays as it is', (text) => {
    expect(transcribeGreek(text)).toBe(text);
  });

  it('counts as part of the word a Latin letter touches', () => {
    expect(transcribeGreek('KΑΛAΜΠAΚΑ')).toBe('kalampaka');
  });
});
