// Package pupil is the report about one pupil at the end of a placement, or so far: who
// it is about and why the pupil was here, attendance, learning, wellbeing, the objectives
// of the placement plan and whether each was met by its own criterion, reviews, what the
// pupil and the family say, and what comes next.
//
// Its readers are the pupil, a parent or carer, a social worker, the Virtual School and
// the governing body. It stays with them: it is about one pupil, and its file belongs
// with the other pupils' files.
//
// A report is made of what is known of its own pupil and of nothing else: [NewInput]
// takes that out of an analysis, and [Build] sees no more. No group is compared with,
// and no p-value is given. What a change of score means is said by how much error of
// measurement alone would usually give. An objective without a criterion is never
// counted as met. What is not known is said not to be known, and why.
//
// The package knows no format of a file. What tables of measures say comes as their rows
// ([Rows]).
package pupil
