module apst

go 1.26
