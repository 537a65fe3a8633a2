// Package neet reads what became of young people after Year 11, and of pupils
// after they left: the activity codes of the National Client Caseload Information
// System (NCCIS), in which each English local authority keeps track of those aged
// 16 and 17.
//
// The code list and the fields are those of the Department for Education's yearly
// NCCIS Management Information Requirement. The activity of a young person at a day
// is in education, employment or training (EET), not in any (NEET), or not known:
// three answers, never two. What is none of them (compulsory school age,
// re-engagement provision, adult custody, and the code for refugees until April
// 2018) keeps a name of its own.
//
// A record that nobody confirmed in time has lapsed and counts as not known,
// whatever its code says; both counts are given. The day at which a record is judged
// comes from the file, from an option, or from the latest date in the data, and
// never from a clock. The same three-digit numbers also stand for characteristics,
// with other meanings: a code is never looked up without its column.
//
// Three tables come of it: how each pupil stands at each day of the data; where
// each leaver was one month and six months after leaving, and after Year 11; and
// the facts that are known to go with a risk of becoming NEET, without a score.
//
// What is worked out here is the record of a moment. It is not comparable with the
// survey figure of the same name, nor with the destination measures of key stage 4,
// which ask for months in one place.
package neet
