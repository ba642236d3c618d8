import type { z } from "zod";
import type { EvidenceForm } from "~/bank/enquiries/evidence.operations.server";

/** What the demo bank says about studies: only facts that domain.md tags as found, in our own words, each with its limits (domain.md 0.1, 1.2, 1.7). */
export const EVIDENCE: z.output<typeof EvidenceForm>[] = [
  {
    code: "spinal-cord-2021",
    tissue: "bone_marrow",
    design: "case_series",
    patients: 13,
    controlled: false,
    blinded: false,
    publishedOn: "2021",
    citation: "Honmou et al., Clinical Neurology and Neurosurgery 2021, doi 10.1016/j.clineuro.2021.106565",
    claim_en: "More than half of 13 people with a spinal cord injury improved. There was no comparison group.",
    outcome_en: "Each person received their own marrow cells once, into a vein. More than half gained in walking or in using their hands.",
    limitation_en:
      "Everyone knew that they were treated; nobody had a placebo, and each person was compared only with themselves. The authors expected that confirmation could take years.",
    funding_en: "Not stated in the text we hold",
    claim_it: "Più della metà di 13 persone con una lesione del midollo spinale è migliorata. Non c’era un gruppo di confronto.",
    outcome_it:
      "Ogni persona ha ricevuto una volta le proprie cellule del midollo, in vena. Più della metà ha guadagnato nel camminare o nell’uso delle mani.",
    limitation_it:
      "Tutti sapevano di essere trattati; nessuno aveva un placebo, e ogni persona era confrontata solo con sé stessa. Gli autori si aspettavano che una conferma potesse richiedere anni.",
    funding_it: "Non indicato nel testo che abbiamo",
    claim_ar: "تحسن أكثر من نصف 13 شخصا لديهم إصابة في الحبل الشوكي. ولم تكن هناك مجموعة مقارنة.",
    outcome_ar: "تلقى كل شخص خلايا نخاعه مرة واحدة في الوريد. وتحسن أكثر من نصفهم في المشي أو في استعمال اليدين.",
    limitation_ar:
      "كان الجميع يعرفون أنهم يُعالجون، ولم يتلق أحد علاجا وهميا، وقورن كل شخص بنفسه فقط. وتوقع المؤلفون أن يستغرق التأكيد سنوات.",
    funding_ar: "غير مذكور في النص الذي لدينا",
  },
  {
    code: "stroke-2011",
    tissue: "bone_marrow",
    design: "uncontrolled_trial",
    patients: 12,
    controlled: false,
    blinded: false,
    publishedOn: "2011",
    citation: "Honmou et al., Brain 2011, doi 10.1093/brain/awr063",
    claim_en: "In 12 people a stroke score improved faster after the cells than before. It may have been recovery.",
    outcome_en:
      "Own marrow cells, about 100 million, 36 to 133 days after the stroke. The median change of the NIHSS score was 0.36 a day in the first week after, and 0.04 a day before.",
    limitation_en: "It was not blinded and had no control group, so it cannot tell treatment from recovery.",
    funding_en: "Not stated in the text we hold",
    claim_it: "In 12 persone un punteggio dell’ictus è migliorato più in fretta dopo le cellule che prima. Può essere stato il recupero.",
    outcome_it:
      "Cellule del proprio midollo, circa 100 milioni, da 36 a 133 giorni dopo l’ictus. La variazione mediana del punteggio NIHSS è stata di 0,36 al giorno nella prima settimana dopo, e di 0,04 al giorno prima.",
    limitation_it: "Non era in cieco e non aveva un gruppo di controllo, perciò non può distinguere la cura dal recupero.",
    funding_it: "Non indicato nel testo che abbiamo",
    claim_ar: "لدى 12 شخصا تحسن مقياس السكتة بعد الخلايا أسرع مما كان قبلها. وقد يكون ذلك تعافيا.",
    outcome_ar:
      "خلايا النخاع الذاتية، نحو 100 مليون، بعد 36 إلى 133 يوما من السكتة. كان التغير الوسيط لمقياس NIHSS ‏0.36 في اليوم في الأسبوع الأول بعدها، و0.04 في اليوم قبلها.",
    limitation_ar: "لم تكن الدراسة معماة ولم تكن لها مجموعة مقارنة، فلا تستطيع التفريق بين العلاج والتعافي.",
    funding_ar: "غير مذكور في النص الذي لدينا",
  },
  {
    code: "marrow-bank-2012",
    tissue: "bone_marrow",
    design: "laboratory",
    patients: undefined,
    controlled: false,
    blinded: false,
    publishedOn: "2012",
    citation: "Sabatino et al., Journal of Translational Medicine 2012",
    claim_en: "In a public bank, 8 of 11 marrow collections met every release test. It is one bank, and says nothing about treatment.",
    outcome_en:
      "Of 17 people enrolled, 6 were found unsuitable and 1 cancelled. From 10 donors came 11 collections; the cells of 8 met all criteria.",
    limitation_en:
      "The numbers are small, and from one bank with its own criteria. It measured whether cells can be made and stored, not whether they help anyone.",
    funding_en: "Not stated in the text we hold",
    claim_it:
      "In una banca pubblica 8 raccolte di midollo su 11 hanno superato tutti i test di rilascio. È una sola banca, e non dice nulla sulla cura.",
    outcome_it:
      "Di 17 persone arruolate, 6 sono risultate non idonee e 1 ha rinunciato. Da 10 donatori sono venute 11 raccolte; le cellule di 8 hanno soddisfatto tutti i criteri.",
    limitation_it:
      "I numeri sono piccoli, e di una sola banca con i suoi criteri. Ha misurato se le cellule si possono produrre e conservare, non se aiutano qualcuno.",
    funding_it: "Non indicato nel testo che abbiamo",
    claim_ar: "في بنك عام اجتازت 8 من 11 عملية جمع للنخاع كل اختبارات الإفراج. إنه بنك واحد، ولا يقول شيئا عن العلاج.",
    outcome_ar: "من 17 شخصا مسجلا تبين أن 6 غير مناسبين، وألغى 1. ومن 10 متبرعين جاءت 11 عملية جمع؛ واستوفت خلايا 8 منها كل المعايير.",
    limitation_ar: "الأعداد صغيرة ومن بنك واحد بمعاييره. وقد قاس إمكان إنتاج الخلايا وتخزينها، لا نفعها لأحد.",
    funding_ar: "غير مذكور في النص الذي لدينا",
  },
];
