// Package roster reads a school's list of pupils: who they are, where they
// belong, and when they came and left.
//
// The list may be any spreadsheet that names its columns: an export of the
// school's system, or a sheet that somebody keeps. [Read] finds the tables,
// gives every pupil one [Pupil] a placement, and says in the log what it could
// not use: nothing is guessed, and what is doubtful is left empty. A pupil who
// left and came back stands in the list twice, with two dates of entry.
//
// The headings it knows and the words it reads in their columns are tables
// beside the code (tables/headings.csv, tables/codes.csv). Identifiers are read
// as the intake of questionnaires reads them, so that the same pupil has the
// same identifier in both.
//
// A roster is personal data. Nothing here is printed; what a finding saw is for
// files that stay in the school.
package roster
