// Writes the fixtures sheetjs*.xlsx with npm's xlsx package.
const XLSX = require("xlsx");

function book() {
  const ws = XLSX.utils.aoa_to_sheet([
    ["Pupil", "Date", "Q1", "Q2", "Note", "Done"],
    ["001", new Date(Date.UTC(2023, 8, 30)), 0, 2, "a & b < c", true],
    [" 002 ", new Date(Date.UTC(2023, 8, 30, 8, 15)), 1, 1.5, "line\none", false],
    ["003", null, 2, -0.25, "é 😀", null],
  ]);
  ws["G2"] = { t: "n", v: 3, f: "C2+D2+1" };
  ws["G3"] = { t: "s", v: "x1", f: '"x"&C3' };
  ws["G4"] = { t: "e", v: 0x2a, w: "#N/A" };
  ws["H2"] = { t: "n", v: 0.5, z: "h:mm" };
  ws["H3"] = { t: "n", v: 12, z: '0" days"' };
  ws["H4"] = { t: "s", v: "", f: '""' };
  ws["!ref"] = "A1:H4";
  ws["!merges"] = [XLSX.utils.decode_range("A6:C6")];
  ws["!cols"] = [{}, {}, { hidden: true }];
  ws["!rows"] = [null, null, { hidden: true }];
  const wb = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(wb, ws, "Baseline");
  XLSX.utils.book_append_sheet(wb, XLSX.utils.aoa_to_sheet([["notes"], [], ["end"]]), "Read me");
  wb.Workbook = { Sheets: [{}, { Hidden: 1 }], WBProps: { date1904: false } };
  return wb;
}

XLSX.writeFile(book(), "sheetjs.xlsx", { bookSST: false });
XLSX.writeFile(book(), "sheetjs-shared.xlsx", { bookSST: true, compression: true, cellDates: true });
