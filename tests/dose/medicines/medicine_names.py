"""Names as people type them, by what they must come to; `|` between names keeps the lists short."""


def _names(text: str) -> list[str]:
    return [name.strip() for name in text.replace("\n", " ").split("|")]


STOP = _names("""
Codeine 30mg tablets | Codeine phosphate | Codéine | CODEINE | codeine-paracetamol | Panadeine |
Panadeine Extra | Panadeine Forte | Nurofen Plus | nurofen+ | Codral originals | Mersyndol |
Panafen Plus | Prodeine | Codalgin | Aspalgin | co-codamol | cocodamol | Co Codamol 8/500 |
co-codaprin | Solpadeine | Solpadeine Max | Solpadol | Zapain | Kapake | Migraleve |
Migraleve Pink | Syndol | Tylenol #3 | Tylenol No. 3 | Tylenol with codeine |
Fioricet with codeine | Fiorinal with Codeine | dihydrocodeine | DHC Continus | DF118 |
DF 118 Forte | co-dydramol | Paramol | Paracodin | Rikodeine | tramadol | Tramal |
Arrow-Tramadol | Zydol XL | Zytram | Durotram | Ultram ER | Conzip | Zamadol | Tramacet |
Ultracet | Zaldiar | Seglentis | tapentadol | Palexia SR | Nucynta | oxycodone | OxyNorm |
Oxy Contin | Endone | Targin 10/5 | Targinact | Longtec | Percocet | Roxicodone |
hydrocodone-acetaminophen | Vicodin | Norco | Lortab | hydromorphone | Dilaudid | Jurnista |
Palladone | morphine | Sevredol | m-Eslon | meslon | LA-Morph | MS Contin | MST | Kapanol |
Ordine | Oramorph | Zomorph | fentanyl patch | Durogesic | Duragesic | Matrifen | Abstral |
Actiq | pethidine | meperidine | Demerol | methadone | Biodone | Physeptone | Methatabs |
Dolophine | buprenorphine | Norspan | BuTrans | Temgesic | Suboxone | Subutex | Buvidal |
Sublocade | Espranor | Belbuca | Zubsolv | pentazocine | butorphanol | nalbuphine | meptazinol |
dextropropoxyphene | diamorphine | opium | Gee’s Linctus | pholcodine | Duro-Tuss | kratom |
mitragynine | 7-OH | tianeptine | Zaza | Stablon | poppy-seed tea | heroin |
Kaolin and Morphine mixture | J Collis Browne's tablets | Robitussin AC | opioid patch
""")

ASK = _names("""
loperamide | Imodium | Diamide | Nodia | Gastro-Stop | diphenoxylate | Lomotil | Diastop |
Viberzi | Truberzi | nalfurafine | difelikefalin | Contrave | Mysimba | Naltraccord | ReVia |
Vivitrol | olanzapine and samidorphan | Lybalvi | nalmefene | naloxone | Nyxoid | lofexidine |
methylnaltrexone | Codral | Solpadeine Headache | Feminax | Fioricet | tacrolimus | ciclosporin |
azathioprine | mycophenolate | adalimumab | Humira | infliximab | rituximab | thioridazine |
disulfiram | Antabuse | pain patch | Bisolvon Dry Forte
""")

MENTION = _names("""
dextromethorphan | Robitussin Dry | Bisolvon Dry | Benylin Dry | Delsym | NyQuil | noscapine |
dimemorfan | levothyroxine 50 mcg | Eltroxin | liothyronine | alcohol | zopiclone | Phenergan |
diazepam | cannabis | CBD oil | Sativex | methotrexate | prednisone | hydroxychloroquine |
magnesium | vitamin D3 1000 IU | CoQ10 100 mg | melatonin | St John's wort | NAC 600 | fish oil
""")

NOT_STOPPED = _names("""
paracetamol | paracetamol 500mg tablets | Panadol Osteo 665 mg | Panadol Rapid | Panadol Night |
Tylenol Extra Strength 500 mg | Tylenol PM | ibuprofen 400mg tablets | Nurofen | Nurofen Zavance |
Nurofen for Children | Advil | Aleve | naproxen 250 mg | diclofenac gel | Voltaren Emulgel |
celecoxib 200mg | meloxicam | aspirin 100 mg | Disprin | mefenamic acid | etoricoxib |
ketoprofen | Cuprofen | Feminax | Diocalm | Solpadeine Headache | Syndopa | amitriptyline 10mg |
nortriptyline | imipramine | doxepin | trazodone | mirtazapine | sertraline | fluoxetine |
citalopram | paroxetine | venlafaxine XR | duloxetine | bupropion | moclobemide | quetiapine |
olanzapine | aripiprazole | lithium carbonate | lamotrigine | topiramate | carbamazepine |
gabapentin 300 mg | pregabalin | baclofen | tizanidine | cyclobenzaprine | orphenadrine |
propranolol | metoprolol | bisoprolol | ivabradine | midodrine | fludrocortisone | clonidine |
guanfacine | pyridostigmine | amlodipine | lisinopril | perindopril | candesartan |
losartan potassium | furosemide | atorvastatin calcium | warfarin | apixaban | rivaroxaban |
dabigatran | clopidogrel | metformin | gliclazide | semaglutide | insulin glargine | omeprazole |
esomeprazole magnesium | famotidine | domperidone | metoclopramide | ondansetron | cyclizine |
prochlorperazine | hyoscine butylbromide | mebeverine | macrogol | senna | lactulose |
cetirizine | loratadine | fexofenadine | ketotifen | sodium cromoglicate | montelukast |
salbutamol inhaler | fluticasone nasal spray | tiotropium | pseudoephedrine | Tramazoline |
xylometazoline | oxymetazoline | amoxicillin | Augmentin | doxycycline | azithromycin |
ciprofloxacin | nitrofurantoin | valaciclovir | fluconazole | ivermectin | sumatriptan |
rizatriptan | erenumab | lidocaine patches | nicotine patch | oestradiol patches |
capsaicin cream | methylphenidate | Metadate | dexamfetamine | modafinil | atomoxetine |
progesterone | levonorgestrel | Mirena | tamoxifen | letrozole | allopurinol | colchicine |
tamsulosin | oxybutynin | oxytocin | oxygen | mirabegron | sildenafil | carbimazole |
hydrocortisone cream | hydroxyzine | hydralazine | dihydroergotamine | methylcellulose |
methylcobalamin | bupivacaine | buspirone | papaverine | papain | pentoxifylline |
magnesium glycinate | vitamin B12 injection | D-ribose | cod liver oil | codfish oil | curcumin |
MSM | St John's wort | probiotic | MCT oil | NADH | Morphy | Morphy Richards | poppy seed bagel |
poppy seed oil | California poppy | codex | tramp | Morgan | heron | endive | Ultra |
ultrasound gel | Ultra M 400 | Plus | norcal | percolate | Palladio | methane | Strepsils |
Lemsip Max | Gaviscon | Rennie | Zyrtec | Claratyne | Ventolin | Symbicort | Paxlovid | LDN |
LDL | low dose aspirin | Robitussin | Codral | Duro-Tuss Chesty | dextromethorphan | noscapine |
lofexidine | naloxone
""")
