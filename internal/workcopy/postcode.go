package workcopy

import (
	"regexp"
	"strings"
	"sync"
)

// postcodeForm is the form of a postcode.
var postcodeForm = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^\s*([A-Z]{1,2}[0-9][0-9A-Z]?)(\s*)([0-9][A-Z]{2})\s*$`)
})

func looksPostcode(text string) bool { return postcodeForm().MatchString(text) }

// postcode is one of the postcodes that are no place's, the same for the same one.
func (d *disguise) postcode(old string) string {
	m := postcodeForm().FindStringSubmatch(old)
	if m == nil {
		if pureNumber(old) {
			return like(old, stream(d.ids.key, "number", old, d.ids.try))
		}
		return replace(old, func(w string) string { return d.names.word(w, forPlace) })
	}
	if strings.EqualFold(m[1], "ZZ99") {
		return old
	}
	const letters = "ABDEFGHJLNPQRSTUWXYZ" // no C I K M O V
	c := stream(d.ids.key, "postcode", strings.ToUpper(m[1]+m[3]), d.ids.try)
	in := string([]byte{byte('0' + c.below(10)), letters[c.below(len(letters))], letters[c.below(len(letters))]})
	out := "ZZ99" + m[2] + in
	if strings.ToLower(old) == old {
		out = strings.ToLower(out)
	}
	return out
}
