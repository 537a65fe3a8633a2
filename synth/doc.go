// Package synth makes schools that do not exist: pupils, their answers to the
// Strengths and Difficulties Questionnaire (SDQ) at baseline and endline, what
// else is held of them (marks of attendance, reading tests, attitude surveys, what
// became of leavers, the work of a team, placement plans), and the spreadsheets in
// which schools keep all that.
//
// It is the project's test bed, and it is built to be an independent witness.
// It imports nothing that reads or scores: its table of items, its scoring
// ([School.TrueScores], in exact fractions), its register codes, bands and norms,
// its check letters and its writers are its own, so that an agreement between apst
// and synth is an agreement of two programs.
//
// Nothing in it comes from a real pupil. Answers are drawn from the parameters
// stated in [Params] by whole-number arithmetic alone, so that a seed gives the
// same school on every machine. Identifiers carry local authority code 999,
// which does not exist; pupils are called "Pupil 001".
//
// # How a school is drawn
//
// A pupil has a general difficulty, which makes up six tenths of where they
// stand on each difficulty scale, so that the items go together; prosocial falls
// as it rises, by five tenths. An answer is seven parts of where the pupil stands
// and seven of chance, moved by the level of its scale and cut so that, before it
// is moved, 35, 40 and 25 in a hundred answer 0, 1 and 2 to a difficulty, and 20,
// 40 and 40 to a strength. That gives a total of 17.7 on average (standard
// deviation 6.8), near the limit of the high band, where alternative provision
// finds its pupils: hyperactivity 5.3, conduct 4.5, emotional 4.0 and peer 3.8,
// for staff as for pupils; and a prosocial score of 6.0.
//
// By endline 85 hundredths of where a pupil stands remain, the rest is drawn
// anew, and 0.3 standard deviations of difficulty are taken off: the self-report
// total falls by 2.4 points, that of staff by 1.2. This fall is built in. It shows
// nothing about any school, and no example may be told as if it did.
//
// Staff see 45 hundredths of a pupil beside a view of their own of 80, which is
// drawn once a pupil and informant and kept from wave to wave, and 25 of chance at
// each. So the totals of baseline and endline correlate 0.63 for pupils and 0.78
// for staff, where 0.62 and 0.80 are published, and those of pupils and staff 0.39,
// where the mean published for informants is 0.34 (Goodman 2001). Parents are drawn
// as staff are and agree with them 0.2, which is less than is published. Whoever
// stands high at baseline comes down by endline for that reason alone. One pupil in
// five leaves before the endline, and three answers in a hundred are left out.
//
// All of these are parameters chosen for this package, not estimates from any
// pupils. A test holds the schools to the figures given here, and an answer key
// states them ([Parameters]).
//
// A school made for a [Plan] is quiet besides: it is redrawn until nothing about
// the answers deserves a remark ([School.Odd] says what would), so that whatever
// is found in its files was put there on purpose, at any size from three pupils.
// That nothing else is found in such schools, over however many seeds, says
// therefore nothing about false alarms. They are counted on schools taken as they
// come ([Plan.AsDrawn]), which behave less well: there, about 6 in a hundred, nearly
// all of fewer than 25 pupils, have answers refused whose direction looks wrong.
//
// # Other measures
//
// What is drawn of other measures has streams of chance of its own, so that no
// answer of the SDQ depends on it. Marks are those of a school of alternative
// provision: two sessions of five are missed, some pupils have a part-time
// timetable, are at another school on some days or at a college, some are suspended;
// the codes are those of the day. Reading and attitudes lie low, stay for the most
// part, and rise a little. Of what else is drawn each measure's answer key says in
// words what it comes from. None of it shows anything about any school.
//
// A measure ([Measures] names them) has layouts and faults as the SDQ has, and a
// [Truth] in place of true scores: rows of its output, told apart by some columns,
// with what is known of the others. Where a fault touches a row, the row may be
// missing or a value empty; no other value may be given.
//
// # What can be had
//
// Three things can be had from it:
//
//   - a [School]: pupils, responses, and the true scores of each response;
//   - a [Layout]: one way in which schools lay such answers out in files, with
//     the options a user would have to type and what may be expected of them
//     ([Layouts] lists them all, [LayoutsOf] those of another measure);
//   - a [Fault]: one thing wrong with a file, beside the same file without it
//     ([Faults] lists them all, [FaultsOf] those of another measure), and the place
//     where its rule must be reported.
//
// [Case.Expected] is the answer key of a layout or fault, as apst synth writes it.
//
// Items are numbers 1 to 25 and the standard stems such as consid. No item's
// wording is here; the three answers a respondent can tick are.
package synth
