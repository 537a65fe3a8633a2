// Package finding holds facts about the data that a person has to know: which
// rule, which cell, what was seen, what was expected, what to do.
//
// A finding is not an error. An error says that the job could not be done; a
// finding says what the data are like, and stands beside the good rows. What a
// finding costs is its rule's [Effect], which nothing can change; how loudly it
// is reported is its [Severity], which a project may set.
//
// Seen and Pupil hold pupils' data. They belong in files that stay in the
// school; [Finding.Place] and the texts of the rule are all that a screen or a
// continuous-integration log may show.
package finding
