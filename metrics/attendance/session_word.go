package attendance

import (
	"strings"

	"apst/metrics/record"
)

// halfRead is what a text says of a session.
type halfRead struct {
	session Session
	said    bool // it is the morning's or the afternoon's
	lesson  bool // it is something else, such as a lesson
	beyond  bool // it is a number other than 1 and 2
}

// halfWords are the words for sessions, squeezed.
var halfWords = map[string]Session{
	"am": Morning, "morning": Morning, "amreg": Morning, "amregistration": Morning, "registrationam": Morning, "regam": Morning, "amsession": Morning, "sessionam": Morning, "session1": Morning, "s1": Morning,
	"pm": Afternoon, "afternoon": Afternoon, "pmreg": Afternoon, "pmregistration": Afternoon, "registrationpm": Afternoon, "regpm": Afternoon, "pmsession": Afternoon, "sessionpm": Afternoon, "session2": Afternoon, "s2": Afternoon,
}

// halfOf reads the name of a session. 1 and 2 are the two sessions in a column of
// sessions; in a column of lessons they are lessons.
func halfOf(text string, numbered bool) halfRead {
	word := record.Squeeze(text)
	if s, ok := halfWords[word]; ok {
		return halfRead{session: s, said: true}
	}
	// The day may stand before it, as in Mon:AM.
	for day := range weekdayWords {
		if s, ok := halfWords[strings.TrimPrefix(word, day)]; ok && strings.HasPrefix(word, day) && len(word) > len(day)+1 {
			return halfRead{session: s, said: true}
		}
	}
	switch number := strings.TrimSuffix(text, ".0"); {
	case word == "":
		return halfRead{}
	case numbered && number == "1":
		return halfRead{session: Morning, said: true}
	case numbered && number == "2":
		return halfRead{session: Afternoon, said: true}
	}
	return halfRead{lesson: true, beyond: numbered && strings.Trim(strings.TrimSuffix(text, ".0"), "0123456789") == ""}
}
