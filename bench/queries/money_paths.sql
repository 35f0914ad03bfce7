with recursive paid as (
    select distinct on (payer, payee, amount, currency, booked_on, bank_reference) * from (
        select case direction when 'debit' then account else other_account end as payer, case direction when 'debit' then other_account else account end as payee,
               amount, currency, booked_on, bank_reference, row
        from payments where booked_on between '2025-01-01' and '2025-12-31'
    ) where payer is not null and payee is not null order by row
), chain as (
    select [payer, payee] as accounts, [amount] as amounts, [booked_on] as days, [row] as rows, currency from paid where payer = 'XX0000000001' and payee <> payer
    union all
    select accounts || [payee], amounts || [amount], days || [booked_on], rows || [row], currency
    from chain join paid using (currency)
    where payer = accounts[-1] and booked_on between days[-1] and days[-1] + 7 and amount <= amounts[-1] and amount * 100 >= amounts[-1] * 80
          and not list_contains(accounts, payee) and len(rows) < 4
)
select accounts, amounts, currency, days, rows from chain one
where len(rows) > 1 and not exists (from chain longer where longer.rows[:-2] = one.rows)
order by len(rows) desc, amounts[1] desc, rows
