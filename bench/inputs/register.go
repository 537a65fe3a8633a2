package inputs

import (
	"bufio"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"time"
)

// Register is the attendance marks of many pupils over whole school years: a row a
// session, as a school's system exports them.
type Register struct {
	Seed    uint64
	Pupils  int
	Schools int // names a school in every row if it is not 0: the pupils are parted evenly
	First   int // school year by the calendar year in which it begins, 2020 to 2024
	Years   int // from the first on
	// ByDate puts the rows of a session together, the pupils of each in one order
	// that is none; otherwise the rows of a pupil stand together, by date.
	ByDate bool
}

// The registers that are timed.
var (
	// National is the marks of 100,000 pupils in a year: 38 million, in 1.1 GB.
	National = Register{Pupils: 100_000, First: 2022, Years: 1}
	// Schools is 22 schools of 112 pupils over three years, on both sides of 19 August
	// 2024, when the codes changed: 2.8 million, in 113 MB.
	Schools = Register{Pupils: 22 * 112, Schools: 22, First: 2022, Years: 3}
)

// sessionsAYear is how many sessions a school year has: 190 days of two.
const sessionsAYear = 380

// Rows is how many rows a file of the register has, without the headings.
func (r Register) Rows() int { return r.Pupils * r.Years * sessionsAYear }

// terms are the half-terms of the school years from 2020/21 on, from Monday to Friday,
// longer than needed by a few days: a year ends with its 190th.
var terms = [...][6][2]string{
	{{"2020-09-07", "2020-10-23"}, {"2020-11-02", "2020-12-18"}, {"2021-01-04", "2021-02-12"}, {"2021-02-22", "2021-03-26"}, {"2021-04-12", "2021-05-28"}, {"2021-06-07", "2021-07-23"}},
	{{"2021-09-06", "2021-10-22"}, {"2021-11-01", "2021-12-17"}, {"2022-01-04", "2022-02-11"}, {"2022-02-21", "2022-04-01"}, {"2022-04-19", "2022-05-27"}, {"2022-06-06", "2022-07-22"}},
	{{"2022-09-05", "2022-10-21"}, {"2022-10-31", "2022-12-16"}, {"2023-01-03", "2023-02-10"}, {"2023-02-20", "2023-03-31"}, {"2023-04-17", "2023-05-26"}, {"2023-06-05", "2023-07-21"}},
	{{"2023-09-04", "2023-10-20"}, {"2023-10-30", "2023-12-15"}, {"2024-01-03", "2024-02-09"}, {"2024-02-19", "2024-03-28"}, {"2024-04-15", "2024-05-24"}, {"2024-06-03", "2024-07-24"}},
	{{"2024-09-02", "2024-10-18"}, {"2024-10-28", "2024-12-20"}, {"2025-01-06", "2025-02-14"}, {"2025-02-24", "2025-04-04"}, {"2025-04-22", "2025-05-23"}, {"2025-06-02", "2025-07-23"}},
}

// bankHolidays lie on weekdays of the terms.
var bankHolidays = map[string]bool{
	"2021-05-03": true, "2022-05-02": true, "2022-09-19": true, "2023-05-01": true, "2023-05-08": true, "2024-05-06": true, "2025-05-05": true,
}

// days are the school days of the register, ISO.
func (r Register) days() ([]string, error) {
	var out []string
	for n, year := range terms[r.First-2020:][:r.Years] {
		for _, half := range year {
			day, err := time.Parse(time.DateOnly, half[0])
			if err != nil {
				return nil, err
			}
			for ; len(out) < (n+1)*sessionsAYear/2; day = day.AddDate(0, 0, 1) {
				iso := day.Format(time.DateOnly)
				if iso > half[1] {
					break
				}
				if wd := day.Weekday(); wd != time.Saturday && wd != time.Sunday && !bankHolidays[iso] {
					out = append(out, iso)
				}
			}
		}
	}
	return out, nil
}

// WriteRegister writes a register as comma-separated text. A row is a function of
// the seed, the pupil and the session, so that the two orders hold the same rows and
// 38 million of them need no more memory than the pupils' numbers.
func WriteRegister(w io.Writer, r Register) error {
	days, err := r.days()
	if err != nil {
		return err
	}
	pupils := make([]enrolled, r.Pupils)
	for n := range pupils {
		pupils[n] = newEnrolled(r, n)
	}
	buf := bufio.NewWriterSize(w, 1<<20)
	if r.Schools > 0 {
		buf.WriteString("School,")
	}
	buf.WriteString("UPN,Date,Session,Mark\n")
	sessions := make([]session, 2*len(days))
	for n := range sessions {
		sessions[n] = newSession(days, n)
	}
	if r.ByDate {
		rand.New(rand.NewPCG(r.Seed, 1)).Shuffle(len(pupils), func(i, j int) { pupils[i], pupils[j] = pupils[j], pupils[i] })
		for s := range sessions {
			for i := range pupils {
				pupils[i].write(buf, &sessions[s])
			}
		}
		return buf.Flush()
	}
	for i := range pupils {
		for s := range sessions {
			pupils[i].write(buf, &sessions[s])
		}
	}
	return buf.Flush()
}

// session is one session of the register.
type session struct {
	n      int
	words  []byte // what stands between a UPN and the mark
	slash  string
	absent *[64]string
}

func newSession(days []string, n int) session {
	s := session{n, []byte("," + days[n/2] + "," + [2]string{"AM", "PM"}[n%2] + ","), [2]string{"/", `\`}[n%2], &absences}
	if days[n/2] >= "2024-08-19" {
		s.absent = &absencesOf2024
	}
	return s
}

// enrolled is a pupil of a register.
type enrolled struct {
	row   []byte // what its rows begin with: the school, if there are several, and the UPN
	key   uint64 // of the pupil's own chance
	comes uint32 // of 1024 days
}

func newEnrolled(r Register, n int) enrolled {
	p := enrolled{key: scattered(r.Seed<<32 + uint64(n))}
	if r.Schools > 0 {
		p.row = fmt.Appendf(nil, "School %02d,", 1+n*r.Schools/r.Pupils)
	}
	p.row = append(p.row, upn(n)...)
	p.comes = 512 + uint32(p.key>>55) // half of all days to all of them
	return p
}

// scattered makes numbers that follow each other far apart (splitmix64).
func scattered(z uint64) uint64 {
	z += 0x9e3779b97f4a7c15
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// absences are the marks of days missed, as often as each stands here: all that were in
// use before 19 August 2024, and those since.
var (
	absences = fields(`I I I I I I I I I I I I I I I I O O O O O O O O O O O O O N N N N N M M M M C C C C
		E E G G D D D B B B H R S T P V W J Y X Z #`)
	absencesOf2024 = fields(`I I I I I I I I I I I I I I I I O O O O O O O O O O O O O N N N N N M M M M C2 C2 C2 C1
		E E G G D D D B B K C R S T P V W J1 Y4 Q X #`)
)

func fields(text string) [64]string { return [64]string(strings.Fields(text)) }

// write writes the row of a session.
func (p *enrolled) write(buf *bufio.Writer, s *session) {
	day := scattered(p.key + uint64(s.n/2))
	mark := s.slash
	switch late := byte(day >> 16); {
	case uint32(day)&1023 >= p.comes:
		mark = s.absent[day>>58]
	case s.n%2 == 0 && late < 16:
		mark = "L"
	case s.n%2 == 0 && late < 22:
		mark = "U"
	}
	line := append(append(buf.AvailableBuffer(), p.row...), s.words...)
	buf.Write(append(append(line, mark...), '\n')) // an error is kept until the flush
}
