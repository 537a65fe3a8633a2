package support

import "testing"

// Episodes without a log of contacts: days are theirs, and nothing is said of contacts.
func TestEpisodes(t *testing.T) {
	t.Parallel()
	g := run(t, given{asOf: on(2023, 3, 31), files: []file{{"caseload.csv", `UPN,Specialism,Start date,End date,Mode,End reason
A999432119001,SALT,05/09/2022,16/12/2022,1:1,Goals met
A999432119001,SALT,09/01/2023,,group,
P999432119002,Family worker,05/09/2022,21/10/2022,family,did not engage
D999432119003,EP,05/09/2022,01/09/2022,assessment,
`}}})
	g.want("findings", g.found(), "SUP-021 D5")
	g.want("support", g.rows(tableSupport, "pupil_id", "specialism", "first", "last", "episodes", "open_at_end", "completed", "modes", "attended", "flags"), `
A999432119001,speech and language therapist,2022-09-05,,2,1,1,one-to-one;group,,not-in-a-log;days-of-episodes
D999432119003,educational psychologist,,,1,0,0,assessment,,not-in-a-log;episode-backwards
P999432119002,family support worker,2022-09-05,2022-10-21,1,0,0,family,,not-in-a-log;days-of-episodes
`)
	g.want("dosage", g.rows(tableDosage, "pupil_id", "attended", "dose", "flags"), `
A999432119001,,,no-log
D999432119003,,,no-log
P999432119002,,,no-log
`)
}

// An episode that is listed twice counts once; others that overlap are told.
func TestEpisodesOverlap(t *testing.T) {
	t.Parallel()
	g := run(t, given{files: []file{{"e.csv", `UPN,Specialism,Start date,End date,End reason
A999432119001,EP,05/09/2022,16/12/2022,completed
A999432119001,EP,05/09/2022,16/12/2022,completed
A999432119001,EP,01/12/2022,20/01/2023,completed
A999432119001,EP,20/01/2023,20/02/2023,completed
A999432119001,SW,01/12/2022,20/01/2023,completed
A999432119001,EP,,20/01/2021,completed
`}}})
	g.want("findings", g.found(), "SUP-020 C7|SUP-031 row 3|SUP-031 C4")
	g.want("support", g.rows(tableSupport, "specialism", "episodes"), "educational psychologist,4\nsocial worker,1")
}

// An episode with a specialist whose contacts are in no log leaves the amount open.
func TestEpisodeBesideLog(t *testing.T) {
	t.Parallel()
	g := run(t, given{files: []file{{"c.csv", head + "A999432119001,05/09/2022,EP,Y,30\nP999432119002,05/09/2022,EP,Y,30\n"},
		{"e.csv", "UPN,Specialism,Start date,End date\nA999432119001,SW,01/09/2022,\nP999432119002,EP,01/09/2022,\n"}}})
	g.want("findings", g.found(), "")
	g.want("dosage", g.rows(tableDosage, "pupil_id", "attended", "dose", "first_contact"), "A999432119001,,,\nP999432119002,1,low,2022-09-05")
}
