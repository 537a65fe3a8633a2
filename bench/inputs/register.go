package inputs

import (
	"bufio"
	"io"
	"math/rand/v2"
	"time"
)

// Register is the attendance marks of many pupils over whole school years: a row a
// session, as a school's system exports them.
type Register struct {
	Seed   uint64
	Pupils int
	Years  int // 1 to 3, the last of them 2022/23
	// ByDate puts the rows of a session together, the pupils of each in one order
	// that is none; otherwise the rows of a pupil stand together, by date.
	ByDate bool
}

// The registers that are timed.
var (
	// National is the marks of 100,000 pupils in a year: 38 million, in 1.1 GB.
	National = Register{Pupils: 100_000, Years: 1}
	// Schools is 22 schools of 150 pupils over three years: 3.8 million, in 113 MB.
	Schools = Register{Pupils: 22 * 150, Years: 3}
)

// sessionsAYear is how many sessions a school year has: 190 days of two.
const sessionsAYear = 380

// Rows is how many rows a file of the register has, without the headings.
func (r Register) Rows() int { return r.Pupils * r.Years * sessionsAYear }

// terms are the half-terms of the school years, from Monday to Friday, longer than
// needed by a few days: a year ends with its 190th.
var terms = [3][6][2]string{
	{{"2020-09-07", "2020-10-23"}, {"2020-11-02", "2020-12-18"}, {"2021-01-04", "2021-02-12"}, {"2021-02-22", "2021-03-26"}, {"2021-04-12", "2021-05-28"}, {"2021-06-07", "2021-07-23"}},
	{{"2021-09-06", "2021-10-22"}, {"2021-11-01", "2021-12-17"}, {"2022-01-04", "2022-02-11"}, {"2022-02-21", "2022-04-01"}, {"2022-04-19", "2022-05-27"}, {"2022-06-06", "2022-07-22"}},
	{{"2022-09-05", "2022-10-21"}, {"2022-10-31", "2022-12-16"}, {"2023-01-03", "2023-02-10"}, {"2023-02-20", "2023-03-31"}, {"2023-04-17", "2023-05-26"}, {"2023-06-05", "2023-07-21"}},
}

// bankHolidays lie on weekdays of the terms.
var bankHolidays = map[string]bool{"2021-05-03": true, "2022-05-02": true, "2022-09-19": true, "2023-05-01": true, "2023-05-08": true}

// days are the school days of the register, ISO.
func (r Register) days() ([]string, error) {
	var out []string
	for n, year := range terms[len(terms)-r.Years:] {
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
		pupils[n] = newEnrolled(r.Seed, n)
	}
	buf := bufio.NewWriterSize(w, 1<<20)
	buf.WriteString("UPN,Date,Session,Mark\n")
	if r.ByDate {
		rand.New(rand.NewPCG(r.Seed, 1)).Shuffle(len(pupils), func(i, j int) { pupils[i], pupils[j] = pupils[j], pupils[i] })
		for s := range 2 * len(days) {
			end := sessionEnd(days, s)
			for i := range pupils {
				pupils[i].write(buf, end, s)
			}
		}
		return buf.Flush()
	}
	ends := make([][]byte, 2*len(days))
	for s := range ends {
		ends[s] = sessionEnd(days, s)
	}
	for i := range pupils {
		for s, end := range ends {
			pupils[i].write(buf, end, s)
		}
	}
	return buf.Flush()
}

// sessionEnd is what stands between a UPN and the mark of session s, from 0.
func sessionEnd(days []string, s int) []byte {
	return []byte("," + days[s/2] + "," + [2]string{"AM", "PM"}[s%2] + ",")
}

// enrolled is a pupil of a register.
type enrolled struct {
	upn   [13]byte
	key   uint64 // of the pupil's own chance
	comes uint32 // of 1024 days
}

func newEnrolled(seed uint64, n int) enrolled {
	p := enrolled{key: scattered(seed<<32 + uint64(n))}
	copy(p.upn[:], upn(n))
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

// absences are the marks of days missed, as often as each stands here: codes that
// were in force in all of the years.
const absences = "IIIIIIIIIIIOOOOOOOOONNMMCCEGDBVR"

// write writes the row of session s, from 0.
func (p *enrolled) write(buf *bufio.Writer, end []byte, s int) {
	day := scattered(p.key + uint64(s/2))
	mark := [2]byte{'/', '\\'}[s%2]
	switch late := byte(day >> 16); {
	case uint32(day)&1023 >= p.comes:
		mark = absences[day>>59]
	case s%2 == 0 && late < 16:
		mark = 'L'
	case s%2 == 0 && late < 22:
		mark = 'U'
	}
	line := append(buf.AvailableBuffer(), p.upn[:]...)
	line = append(line, end...)
	buf.Write(append(line, mark, '\n')) // an error is kept until the flush
}
