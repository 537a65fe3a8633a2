package pack

import (
	"maps"
	"slices"
	"strconv"
)

func itoa(n int) string { return strconv.Itoa(n) }

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		panic(err)
	}
	return n
}

func mapsPlus(m map[string]string, key, value string) map[string]string {
	m = maps.Clone(m)
	m[key] = value
	return m
}

// withoutSupportInDictionary takes out what a comparison school's dictionary does not have.
func (s *sample) withoutSupportInDictionary() {
	s.rows[DictionaryFile] = slices.DeleteFunc(s.rows[DictionaryFile], func(r []string) bool { return r[0] == "support.csv" })
}
