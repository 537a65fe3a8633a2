// Package support reads who was referred to which specialist, what came of it, and
// how much support each pupil had; suspensions and incidents; and what children,
// families and staff say of it.
//
// The alternative provision specialist taskforces put specialists of eight
// professions into schools (roles.csv, from the page of their evaluation by the Youth
// Endowment Fund, July 2025); schools add roles of their own, which count as "other"
// and keep their names. A referral may ask for several specialists, and may be sent
// back to the school's own offer, which is an outcome and no failure. There is no
// national form for any of this: every school has a list of its own, so that what is
// read here is read by the words of headings and cells, and a word that is not known
// is told and never guessed.
//
// Referrals, requests, pupils and contacts are four different totals, and a pupil
// seen by two specialists counts with both. Work with everybody, such as training of
// staff or a session with a whole class, is counted by itself and is in no pupil's
// amount of support. Suspensions and incidents are counts, with the weeks on roll
// beside them. A quote is given only where its consent allows.
//
// A total that rests on a row that cannot be used is left empty: one contact more or
// less is a number that looks right.
package support
