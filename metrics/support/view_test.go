package support

import (
	"strings"
	"testing"

	"apst/metrics"
	"apst/metrics/record"
)

// A survey with a row a respondent: numbers, words, blanks, quotes with every kind of
// consent, and respondents without a name.
func TestSurvey(t *testing.T) {
	t.Parallel()
	g := run(t, given{files: []file{{"views summer.csv", `UPN,Date,Respondent,Q1,Q2. About the team,Comments,Consent to quote
A999432119001,04/07/2023,pupil,4,Agree,They listened,yes - public
A999432119001,04/07/2023,Mum,5,,She talks more,Yes
P999432119002,05/07/2023,child,2,Strongly disagree,Too many people,
,05/07/2023,carer,3,Disagree,It helped,no
,05/07/2023,teacher,11,Agree,,perhaps
`}}})
	g.want("findings", g.found(), "SUP-070 G6|SUP-071 D6")
	g.want("views", g.rows(tableViews, "pupil_id", "wave", "respondent", "item", "rating", "answer", "quote", "consent", "flags"), `
,summer,family,Q1,3,,,no,
,summer,family,Q2,,disagree,,no,
,summer,family,quote,,,,no,no-consent
,summer,staff,Q1,,,,no,consent-not-known;rating-not-known
,summer,staff,Q2,,agree,,no,consent-not-known
A999432119001,summer,child,Q1,4,,,yes-public,
A999432119001,summer,child,Q2,,agree,,yes-public,
A999432119001,summer,child,quote,,,They listened,yes-public,
A999432119001,summer,family,Q1,5,,,yes-internal,
A999432119001,summer,family,Q2,,,,yes-internal,not-answered
A999432119001,summer,family,quote,,,She talks more,yes-internal,
P999432119002,summer,child,Q1,2,,,no,
P999432119002,summer,child,Q2,,strongly-disagree,,no,
P999432119002,summer,child,quote,,,,no,no-consent
`)
	g.want("values", g.values("view.Q1", "view.Q2"), `
view.Q1 2023-07-05 3
view.Q2 2023-07-05 disagree
view.Q1 2023-07-05 refused: the rating cannot be read
view.Q2 2023-07-05 agree
A999432119001 view.Q1 2023-07-04 4
A999432119001 view.Q2 2023-07-04 agree
A999432119001 view.Q1 2023-07-04 5
A999432119001 view.Q2 2023-07-04 missing: the question was not answered
P999432119002 view.Q1 2023-07-05 2
P999432119002 view.Q2 2023-07-05 strongly-disagree
`)
	summary := ""
	for _, l := range g.reading.Summary() {
		summary += l.Label + ": " + l.Text + "\n"
	}
	for _, line := range []string{"Answers, child: 4 of 4 questions put", "Answers, family: 3 of 4 questions put", "Answers, staff: 1 of 2 questions put", "Quotes by consent; no is not given anywhere: yes-public 1, yes-internal 1, no 2"} {
		if !strings.Contains(summary, line) {
			t.Errorf("the summary lacks %q:\n%s", line, summary)
		}
	}
}

// An answer a row; a wording is no name of a question, unless a map gives it one.
func TestAnswersInRows(t *testing.T) {
	t.Parallel()
	text := `Respondent,Question,Answer,Comment,Consent
child,3. Is there somebody to talk to?,5,,
child,safety,often,,
child,How much do you like coming here on most days?,4,,
child,Q4,Because of the boxing,,yes-public
,Q4,4,,
`
	g := run(t, given{files: []file{{"v.csv", text}}})
	g.want("findings", g.found(), "SUP-005 B4|SUP-012 A6")
	for _, group := range g.log.Groups() {
		if strings.Contains(group.Kept[0].Seen, "like coming") {
			t.Errorf("a finding holds the wording of a question: %q", group.Kept[0].Seen)
		}
	}
	g.want("views", g.rows(tableViews, "respondent", "item", "rating", "answer", "quote", "flags"), `
child,Q3,5,,,
child,safety,,often,,
child,Q4,,,Because of the boxing,
,Q4,4,,,respondent-not-known
`)
	g = run(t, given{files: []file{{"v.csv", text}}, maps: "format: 1\nmeasure: support\nvalues:\n  item:\n    How much do you like coming here on most days?: liking\n"})
	g.want("findings", g.found(), "SUP-012 A6")
	g = run(t, given{files: []file{{"v.csv", "UPN,Respondent,How it is going at school\nA999432119001,child,4\n"}}, maps: "format: 1\nmeasure: support\ncolumns:\n  How it is going at school: answer\n"})
	g.want("findings", g.found(), "SUP-005 C1")
}

// Who answered stands in a column, a title, or a name; two of them in one name, or
// none, settle nothing.
func TestRespondents(t *testing.T) {
	t.Parallel()
	text := "UPN,Question,Answer\nA999432119001,Q1,4\n"
	for name, want := range map[string]string{"Parent survey.csv": "family", "pupil_voice.csv": "child", "survey.csv": "", "pupils and parents.csv": "", "Staff views.csv": "staff"} {
		g := run(t, given{files: []file{{name, text}}})
		g.want(name, g.rows(tableViews, "respondent"), want)
		if found := g.found(); (found == "SUP-003 row 1") != (want == "") {
			t.Errorf("%s: findings %s", name, found)
		}
	}
	g := run(t, given{files: []file{{"survey.csv", text}}, settings: metrics.Settings{"respondent": "staff"}})
	g.want("option", g.rows(tableViews, "respondent"), "staff")
}

// The follow-up questions of the SDQ are taken in words, and left to the questionnaire
// in numbers.
func TestFollowUp(t *testing.T) {
	t.Parallel()
	g := run(t, given{files: []file{{"v.csv", "UPN,Respondent,Problems since,Other help\nA999432119001,child,A bit better,Quite a lot\nP999432119002,child,about the same,perhaps\n"}}})
	g.want("findings", g.found(), "SUP-012 D3")
	g.want("views", g.rows(tableViews, "item", "answer", "flags"), "follow-up-problems,bit-better,\nfollow-up-help,quite-a-lot,\nfollow-up-problems,same,\nfollow-up-help,,answer-not-known")
	g = run(t, given{files: []file{{"v.csv", "UPN,Respondent,Problems since\nA999432119001,child,3\nP999432119002,child,4\n"}}})
	g.want("findings", g.found(), "SUP-073 C2")
	g.want("views", g.rows(tableViews, "item"), "")
}

// A quote that names the pupil is not for everybody.
func TestQuoteNamesPupil(t *testing.T) {
	t.Parallel()
	roll := record.NewRoll([]record.Stay{{Pupil: ann, UPN: ann, Forename: "Pupilla", Surname: "Eins"}, {Pupil: bob, UPN: bob, Forename: "Pupillo", Surname: "Zwei"}})
	g := run(t, given{roll: roll, files: []file{{"v.csv", "UPN,Respondent,Quote,Consent\nA999432119001,parent,Pupilla's smile is back,public\nP999432119002,parent,Pupilla helped him,public\n"}}})
	g.want("findings", g.found(), "SUP-074 C2")
	g.want("views", g.rows(tableViews, "quote", "consent"), "Pupilla's smile is back,yes-internal\nPupilla helped him,yes-public")
}

// One respondent's two answers to one question contradict one another, whatever they
// say; mother and father are two.
func TestAnsweredTwice(t *testing.T) {
	t.Parallel()
	g := run(t, given{files: []file{{"v.csv", "UPN,Date,Respondent,Q1\nA999432119001,04/07/2023,child,4\nA999432119001,04/07/2023,child,4\nP999432119002,04/07/2023,mother,4\nP999432119002,04/07/2023,father,3\n"}}})
	g.want("findings", g.found(), "SUP-072 row 3")
	g.want("views", g.rows(tableViews, "rating", "flags"), ",answered-twice\n,answered-twice\n4,\n3,")
}

// A questionnaire is no survey.
func TestQuestionnaireIsNoSurvey(t *testing.T) {
	t.Parallel()
	head, row := "UPN,Respondent", "A999432119001,child"
	for _, n := range []string{"1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14", "15", "16", "17", "18", "19", "20", "21", "22", "23", "24", "25"} {
		head, row = head+",Q"+n, row+",1"
	}
	g := run(t, given{files: []file{{"SDQ.csv", head + "\n" + row + "\n"}}})
	g.want("findings", g.found(), "REC-001")
}
