// Package calendar is the school's time: days and weeks, school years, terms
// and half-terms, and the days on which a school is closed.
//
// Two years are in use and must not be mixed. A pupil's age and year group turn
// on 1 September ([SchoolYear]); attendance statistics run from 1 August to 31
// July ([AttendanceYear]), so that August belongs to the autumn term that
// follows. Both are a [Year], written 2022/23.
//
// A [Calendar] says in which term, half-term and week a day lies. Without dates
// from the school it uses those of the national attendance statistics: autumn
// to 31 December, spring to Easter Sunday, the first half of the summer term to
// the Sunday before the spring bank holiday. With dates from the school
// ([New]), days outside its terms belong to no term, and a register that has
// marks on them is worth a look. Terms of schools often end before or after
// Easter: the two kinds of calendar can put the same day into different terms.
//
// The statistics do not say where the halves of the autumn and the spring term
// meet. [DefaultHalfTerms] puts them before the weeks in which most schools are
// on holiday, a rule of this program: before the fourth Monday of October, and
// before the first Monday from 12 February on.
//
// Nothing here reads a clock.
package calendar
