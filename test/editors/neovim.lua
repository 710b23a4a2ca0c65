-- Runs inside Neovim on an open report, with the set-up of docs/editors.md; what happened goes into the file named in RESULT.
local result = {}

local function attached()
  return next(vim.lsp.buf_get_clients(0)) ~= nil
end

local function finish()
  local file = assert(io.open(vim.env.RESULT, 'w'))
  file:write(vim.json and vim.json.encode(result) or vim.fn.json_encode(result))
  file:close()
  vim.cmd('qa!')
end

local function text()
  return table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\n')
end

result.attached = vim.wait(20000, attached, 50)
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end, 50)
result.diagnostics = {}
for _, each in ipairs(vim.diagnostic.get(0)) do
  table.insert(result.diagnostics, { line = each.lnum, column = each.col, code = each.code, message = each.message })
end

local before = text()
if vim.lsp.buf.format then vim.lsp.buf.format({ timeout_ms = 10000 }) else vim.lsp.buf.formatting_sync(nil, 10000) end
result.formatted = text()
vim.cmd('undo')
result.undone = text() == before

local hover = vim.lsp.buf_request_sync(0, 'textDocument/hover', {
  textDocument = vim.lsp.util.make_text_document_params(),
  position = { line = 6, character = 7 },
}, 10000)
for _, response in pairs(hover or {}) do result.hover = vim.inspect(response.result) end

-- Writing the file applies the safe fixes, as the documented autocommand has it.
vim.cmd('write')
result.saved = text()
vim.wait(20000, function()
  for _, each in ipairs(vim.diagnostic.get(0)) do if each.code == 'punctuation-width' then return false end end
  return true
end, 50)
result.left = {}
for _, each in ipairs(vim.diagnostic.get(0)) do table.insert(result.left, each.code) end
finish()
