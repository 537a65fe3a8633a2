package roster

import (
	"apst/ingest"
	"apst/metrics/record"
)

// The fields of a pupil, as headings.csv names them.
const (
	fieldUPN         = record.UPN
	fieldLocalID     = record.LocalID
	fieldName        = record.Name
	fieldSurname     = record.Surname
	fieldForename    = record.Forename
	fieldBorn        = record.Born
	fieldSex         = "sex"
	fieldYearGroup   = "year_group"
	fieldClass       = "class"
	fieldCentre      = "centre"
	fieldSEN         = "sen"
	fieldNeed        = "need"
	fieldNeed2       = "need2"
	fieldFSM         = "fsm"
	fieldEver6       = "ever6"
	fieldLookedAfter = "looked_after"
	fieldChildInNeed = "child_in_need"
	fieldYoungCarer  = "young_carer"
	fieldYouth       = "youth_offending"
	fieldEthnicity   = "ethnicity"
	fieldEAL         = "eal"
	fieldULN         = "uln"
	fieldFormerUPN   = "former_upn"
	fieldHome        = "home_school"
	fieldHomeURN     = "home_urn"
	fieldHomeLAESTAB = "home_laestab"
	fieldHomeUKPRN   = "home_ukprn"
	fieldCommission  = "commissioner"
	fieldEnrolment   = "enrolment"
	fieldDual        = "dual_registered"
	fieldDays        = "days"
	fieldEntry       = "entry"
	fieldEntryReason = "entry_reason"
	fieldExit        = "exit"
	fieldExitReason  = "exit_reason"
	fieldDestination = "destination"
	fieldConsent     = "consent"
	fieldWithdrawn   = "consent_withdrawn"
	fieldOptOut      = "opt_out"
	fieldSupported   = "supported"
	fieldArm         = "arm"
	fieldPostcode    = "postcode"
	fieldOther       = "other"     // known, and not used
	fieldElsewhere   = "elsewhere" // known of another measure: a file with it is no list of pupils
)

// textField is a field that is words: where it stands in a pupil, and how a cell
// of it is read.
type textField struct {
	id    string
	of    func(*Pupil) *string
	read  func(word) meaning
	words string // the field of codes.csv with its words; empty where any text will do
}

// textFields are the fields that are words. Several of one kind share their words.
var textFields = []textField{
	{fieldName, func(p *Pupil) *string { return &p.Name }, anyText, ""},
	{fieldSurname, func(p *Pupil) *string { return &p.Surname }, anyText, ""},
	{fieldForename, func(p *Pupil) *string { return &p.Forename }, anyText, ""},
	{fieldSex, func(p *Pupil) *string { return &p.Sex }, listed, fieldSex},
	{fieldYearGroup, func(p *Pupil) *string { return &p.YearGroup }, yearGroup, fieldYearGroup},
	{fieldClass, func(p *Pupil) *string { return &p.Class }, anyText, ""},
	{fieldCentre, func(p *Pupil) *string { return &p.Centre }, anyText, ""},
	{fieldSEN, func(p *Pupil) *string { return &p.SEN }, listed, fieldSEN},
	{fieldNeed, func(p *Pupil) *string { return &p.Need }, listed, fieldNeed},
	{fieldNeed2, func(p *Pupil) *string { return &p.Need2 }, listed, fieldNeed},
	{fieldFSM, func(p *Pupil) *string { return &p.FSM }, yesNo, fieldFSM},
	{fieldEver6, func(p *Pupil) *string { return &p.Ever6 }, yesNo, fieldEver6},
	{fieldLookedAfter, func(p *Pupil) *string { return &p.LookedAfter }, yesNo, fieldLookedAfter},
	{fieldChildInNeed, func(p *Pupil) *string { return &p.ChildInNeed }, yesNo, fieldChildInNeed},
	{fieldYoungCarer, func(p *Pupil) *string { return &p.YoungCarer }, yesNo, fieldYoungCarer},
	{fieldYouth, func(p *Pupil) *string { return &p.YouthOffending }, yesNo, fieldYouth},
	{fieldEthnicity, func(p *Pupil) *string { return &p.Ethnicity }, listed, fieldEthnicity},
	{fieldEAL, func(p *Pupil) *string { return &p.EAL }, yesNo, fieldEAL},
	{fieldULN, func(p *Pupil) *string { return &p.ULN }, number(learner), ""},
	{fieldFormerUPN, func(p *Pupil) *string { return &p.FormerUPN }, number(formerUPN), ""},
	{fieldHome, func(p *Pupil) *string { return &p.HomeSchool }, anyText, ""},
	{fieldHomeURN, func(p *Pupil) *string { return &p.HomeURN }, number(reference), ""},
	{fieldHomeLAESTAB, func(p *Pupil) *string { return &p.HomeLAESTAB }, number(establishment), ""},
	{fieldHomeUKPRN, func(p *Pupil) *string { return &p.HomeUKPRN }, number(provider), ""},
	{fieldCommission, func(p *Pupil) *string { return &p.Commissioner }, anyText, ""},
	{fieldEnrolment, func(p *Pupil) *string { return &p.Enrolment }, listed, fieldEnrolment},
	{fieldDual, func(p *Pupil) *string { return &p.DualRegistered }, yesNo, fieldDual},
	{fieldDays, func(p *Pupil) *string { return &p.Days }, pattern, fieldDays},
	{fieldEntryReason, func(p *Pupil) *string { return &p.EntryReason }, listed, fieldEntryReason},
	{fieldExitReason, func(p *Pupil) *string { return &p.ExitReason }, listed, fieldExitReason},
	{fieldDestination, func(p *Pupil) *string { return &p.Destination }, listed, fieldDestination},
	{fieldConsent, func(p *Pupil) *string { return &p.Consent }, consent, fieldConsent},
	{fieldOptOut, func(p *Pupil) *string { return &p.OptOut }, yesNo, fieldOptOut},
	{fieldSupported, func(p *Pupil) *string { return &p.Supported }, yesNo, fieldSupported},
	{fieldArm, func(p *Pupil) *string { return &p.Arm }, listed, fieldArm},
	{fieldPostcode, func(p *Pupil) *string { return &p.Postcode }, anyText, ""},
}

// dateFields are the fields that are dates.
var dateFields = []struct {
	id string
	of func(*Pupil) *ingest.Date
}{
	{fieldBorn, func(p *Pupil) *ingest.Date { return &p.Born }},
	{fieldEntry, func(p *Pupil) *ingest.Date { return &p.Entry }},
	{fieldExit, func(p *Pupil) *ingest.Date { return &p.Exit }},
	{fieldWithdrawn, func(p *Pupil) *ingest.Date { return &p.Withdrawn }},
}
